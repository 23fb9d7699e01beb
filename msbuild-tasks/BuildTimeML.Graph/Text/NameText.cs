namespace BuildTimeML.Graph.Text;

/// <summary>Writes names and strings: with quotes where they would not read as a word.</summary>
internal static class NameText
{
    public static string Of(string name) => Lexer.IsWord(name) ? name : Quoted(name);

    public static string Quoted(string text) => '"' + text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal)
        .Replace("\r", "\\r", StringComparison.Ordinal)
        .Replace("\t", "\\t", StringComparison.Ordinal) + '"';
}
