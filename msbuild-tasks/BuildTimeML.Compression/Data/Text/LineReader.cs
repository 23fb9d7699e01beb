using System.Text;

namespace BuildTimeML.Compression.Data.Text;

/// <summary>Reads the lines of a text file in UTF-8, each of a bounded length.</summary>
internal static class LineReader
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>Lines with their numbers, counted from 1; empty ones are left out.</returns>
    /// <exception cref="DataFormatException">The file is too large, or is no text.</exception>
    public static IEnumerable<(int Number, string Line)> Read(string path)
    {
        byte[] bytes = DataLimits.ReadWhole(path);
        int number = 0;
        for (int at = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0; at < bytes.Length;)
        {
            number++;
            int length = bytes.AsSpan(at).IndexOf((byte)'\n');
            length = length < 0 ? bytes.Length - at : length;
            string line = Decode(bytes.AsSpan(at, length), number).TrimEnd('\r');
            at += length + 1;
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return (number, line);
            }
        }
    }

    private static string Decode(ReadOnlySpan<byte> line, int number)
    {
        try
        {
            return line.Length <= DataLimits.LineLength ? Utf8.GetString(line) : throw new DataFormatException($"line {number}", $"it has {line.Length} bytes, {DataLimits.LineLength} are the most");
        }
        catch (DecoderFallbackException)
        {
            throw new DataFormatException($"line {number}", "it is no text in UTF-8");
        }
    }
}
