using BuildTimeML.Manifest;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BuildTimeML.Generator;

/// <summary>A diagnostic as a value that can flow through the pipeline.</summary>
/// <param name="Descriptor">One of <see cref="DiagnosticDescriptors"/>.</param>
/// <param name="Path">The manifest that it is about.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Arguments">As the descriptor's documentation lists them.</param>
internal sealed record DiagnosticInfo(DiagnosticDescriptor Descriptor, string Path, int Line, EquatableArray<string> Arguments)
{
    public static DiagnosticInfo Create(DiagnosticDescriptor descriptor, string path, params string[] arguments) =>
        new(descriptor, path, Line: 1, EquatableArray.Of(arguments));

    public static DiagnosticInfo Failure(string path, Exception exception) =>
        Create(DiagnosticDescriptors.GeneratorFailed, path, path, exception.GetType().Name, exception.Message);

    public Diagnostic ToDiagnostic()
    {
        var position = new LinePosition(Line - 1, 0);
        return Diagnostic.Create(
            Descriptor,
            Location.Create(Path, new TextSpan(0, 0), new LinePositionSpan(position, position)),
            [.. Arguments]);
    }
}
