namespace BuildTimeML.Graph.Serialization;

/// <summary>A model has more bytes than one file can hold.</summary>
/// <param name="bytes">How many it has.</param>
public sealed class ModelTooLargeException(long bytes)
    : NotSupportedException($"the model takes {bytes} bytes, and one file of the format holds {int.MaxValue} at most; its tensors have to lie in a file of their own")
{
    public long Bytes { get; } = bytes;
}
