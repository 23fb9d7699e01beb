namespace BuildTimeML.Graph;

/// <summary>A text is no graph.</summary>
/// <param name="line">From 1 on.</param>
/// <param name="column">From 1 on.</param>
/// <param name="detail">What was found and what should be there; without a full stop.</param>
public sealed class GraphTextException(int line, int column, string detail) : FormatException($"line {line}, column {column}: {detail}")
{
    public int Line { get; } = line;

    public int Column { get; } = column;
}
