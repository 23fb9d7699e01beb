namespace BuildTimeML.Tasks.Signatures;

/// <summary>Ends the reading of a file whose parts lie in each other without end.</summary>
/// <param name="parts">What they are, for the message.</param>
internal sealed class DepthLimit(string parts)
{
    // As deep as the worker reads.
    private const int Maximum = 50;

    private int _depth;

    /// <exception cref="InvalidDataException">It is too deep.</exception>
    public void Deeper(Action read)
    {
        _depth = _depth < Maximum ? _depth + 1 : throw new InvalidDataException($"its {parts} lie in each other more than {Maximum} deep");
        read();
        _depth--;
    }
}
