namespace BuildTimeML.Graph.Ir;

/// <summary>A constant most of whose elements are zero (ONNX's <c>SparseTensorProto</c>).</summary>
/// <param name="Values">The elements that are not zero, one after the other.</param>
/// <param name="Indices">Where they are: int64, a position each in C order, or a row each with an index per dimension. Null where the file has none.</param>
/// <param name="Dimensions">Of the whole tensor.</param>
public sealed record SparseTensor(Tensor Values, Tensor? Indices, IReadOnlyList<long> Dimensions)
{
    /// <summary>Fields of the file that have no place here.</summary>
    internal ReadOnlyMemory<byte> Unmodelled { get; init; }
}
