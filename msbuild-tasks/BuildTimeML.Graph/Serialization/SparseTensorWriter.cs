using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization.Proto;
using Google.Protobuf;

namespace BuildTimeML.Graph.Serialization;

internal static class SparseTensorWriter
{
    /// <param name="name">Of the initializer; empty for a tensor in an attribute.</param>
    /// <param name="tensor">The bytes of its parts are wrapped, not copied.</param>
    /// <param name="external">Takes the bytes of large tensors; null where all stay in the model's file.</param>
    public static WireBuffer Write(string name, SparseTensor tensor, ExternalDataFile? external)
    {
        var proto = new SparseTensorProto();
        proto.MergeFrom(tensor.Unmodelled.Span);
        proto.Dims.AddRange(tensor.Dimensions);
        var values = new WireField(SparseTensorProto.ValuesFieldNumber, TensorWriter.Write(name, tensor.Values, external));
        return tensor.Indices is { } indices
            ? WireBuffer.Of(proto, values, new WireField(SparseTensorProto.IndicesFieldNumber, TensorWriter.Write("", indices, external)))
            : WireBuffer.Of(proto, values);
    }
}
