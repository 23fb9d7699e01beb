namespace BuildTimeML.Graph.Shapes;

/// <summary>A node is given what its operator does not take; the message says what, without naming the node.</summary>
internal sealed class InferenceException(string value, string message) : Exception(message)
{
    /// <summary>The value that does not fit.</summary>
    public string Value { get; } = value;
}
