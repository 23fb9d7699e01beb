using System.Runtime.InteropServices;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization.Proto;
using Google.Protobuf;

namespace BuildTimeML.Graph.Serialization;

internal static class TensorWriter
{
    /// <param name="name">Of the initializer; empty for a tensor in an attribute.</param>
    /// <param name="tensor">Its bytes are wrapped, not copied.</param>
    public static TensorProto ToProto(string name, Tensor tensor)
    {
        var proto = new TensorProto();
        proto.MergeFrom(tensor.Unmodelled.Span);
        proto.Dims.AddRange(tensor.Dimensions.ToArray());
        proto.DataType = (int)tensor.ElementType;
        if (name.Length > 0)
        {
            proto.Name = name;
        }

        if (!tensor.InTypedField)
        {
            proto.RawData = UnsafeByteOperations.UnsafeWrap(tensor.Data);
            return proto;
        }

        WriteTyped(proto, tensor);
        return proto;
    }

    private static void WriteTyped(TensorProto proto, Tensor tensor)
    {
        switch (TypedFields.Of(tensor.ElementType))
        {
            case TensorProto.FloatDataFieldNumber:
                proto.FloatData.AddRange(MemoryMarshal.Cast<byte, float>(tensor.Data.Span).ToArray());
                break;
            case TensorProto.DoubleDataFieldNumber:
                proto.DoubleData.AddRange(MemoryMarshal.Cast<byte, double>(tensor.Data.Span).ToArray());
                break;
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
    }
}
