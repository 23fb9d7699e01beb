namespace BuildTimeML.Manifest;

/// <summary>What an input or output of a model is (ONNX <c>TypeProto</c>).</summary>
internal enum ValueKind
{
    Tensor,
    SparseTensor,
    Sequence,
    Map,
    Optional,
    Opaque,
}
