using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization.Proto;
using Google.Protobuf;

namespace BuildTimeML.Graph.Serialization;

internal static class TensorWriter
{
    /// <param name="name">Of the initializer; empty for a tensor in an attribute.</param>
    /// <param name="tensor">Its bytes are wrapped, not copied.</param>
    /// <param name="external">Takes the bytes of large tensors; null where all stay in the model's file.</param>
    public static WireBuffer Write(string name, Tensor tensor, ExternalDataFile? external)
    {
        var proto = new TensorProto();
        proto.MergeFrom(tensor.Unmodelled.Span);
        proto.Dims.AddRange(tensor.Dimensions.ToArray());
        proto.DataType = (int)tensor.ElementType;
        if (name.Length > 0)
        {
            proto.Name = name;
        }

        if (external?.Place(tensor) is { } reference)
        {
            reference.Put(proto);
            return WireBuffer.Of(proto);
        }

        return !tensor.InTypedField
            ? WireBuffer.Of(proto, new WireField(TensorProto.RawDataFieldNumber, WireBuffer.Of(tensor.Bytes)))
            : WriteTyped(proto, tensor);
    }

    private static WireBuffer WriteTyped(TensorProto proto, Tensor tensor)
    {
        int field = TypedFields.Of(tensor.ElementType);
        switch (field)
        {
            // Packed numbers of fixed length are the bytes themselves.
            case TensorProto.FloatDataFieldNumber or TensorProto.DoubleDataFieldNumber:
                return WireBuffer.Of(proto, new WireField(field, WireBuffer.Of(tensor.Bytes)));
            case TensorProto.Int64DataFieldNumber:
                proto.Int64Data.AddRange(tensor.Elements<long>().ToArray());
                break;
            case TensorProto.Uint64DataFieldNumber:
                proto.Uint64Data.AddRange(tensor.ElementType == ElementType.UInt32
                    ? tensor.Elements<uint>().ToArray().Select(v => (ulong)v)
                    : tensor.Elements<ulong>().ToArray());
                break;
            case TensorProto.StringDataFieldNumber:
                proto.StringData.AddRange(tensor.Strings.Select(UnsafeByteOperations.UnsafeWrap));
                break;
            default:
                proto.Int32Data.AddRange(TypedFields.Widen(tensor.ElementType, tensor.Data));
                break;
        }

        return WireBuffer.Of(proto);
    }
}
