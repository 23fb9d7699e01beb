namespace BuildTimeML.Graph.Text;

/// <param name="Kind">What it is.</param>
/// <param name="Text">As it is meant: without quotes, and with escapes resolved.</param>
/// <param name="Line">From 1 on.</param>
/// <param name="Column">From 1 on.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Line, int Column)
{
    public override string ToString() => Kind == TokenKind.End ? "the end" : $"'{Text}'";
}

internal enum TokenKind
{
    /// <summary>After the last one.</summary>
    End,
    Word,
    Quoted,
    Number,

    /// <summary>Bytes in hexadecimal, without the <c>0x</c>.</summary>
    Bytes,
    Mark,
}
