using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BuildTimeML.Generator;

/// <summary>A place in a file, as a value that keeps no syntax tree alive.</summary>
internal sealed record LocationInfo(string Path, TextSpan Span, LinePositionSpan Lines)
{
    /// <param name="path">A file that is no source file.</param>
    /// <param name="line">Counted from 1.</param>
    public static LocationInfo AtLine(string path, int line)
    {
        var position = new LinePosition(line - 1, 0);
        return new LocationInfo(path, default, new LinePositionSpan(position, position));
    }

    public static LocationInfo Of(Location location)
    {
        FileLinePositionSpan lines = location.GetLineSpan();
        return new LocationInfo(lines.Path, location.SourceSpan, lines.Span);
    }

    public Location ToLocation() => Location.Create(Path, Span, Lines);
}
