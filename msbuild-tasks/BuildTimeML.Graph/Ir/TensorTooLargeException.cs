namespace BuildTimeML.Graph.Ir;

/// <summary>A tensor has more bytes than one span can hold, and was asked for one.</summary>
/// <param name="tensor">What it is, such as <c>float32 [70000, 16384]</c>.</param>
/// <param name="bytes">How many it has.</param>
public sealed class TensorTooLargeException(string tensor, long bytes)
    : NotSupportedException($"{tensor} has {bytes} bytes, and only {int.MaxValue} can be looked at as one; Tensor.Bytes gives them in pieces.");
