using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization.Proto;
using Google.Protobuf;

namespace BuildTimeML.Graph.Serialization;

internal static class TypeReader
{
    /// <returns>Null where the file leaves the type open.</returns>
    public static OnnxType? Read(TypeProto? proto, Region region)
    {
        ReadOnlyMemory<byte> source = proto?.ToByteArray();
        return proto?.ValueCase switch
        {
            TypeProto.ValueOneofCase.TensorType => new TensorType((ElementType)proto.TensorType.ElemType, Shape(proto.TensorType.Shape, region)) { Source = source },
            TypeProto.ValueOneofCase.SparseTensorType => new SparseTensorType((ElementType)proto.SparseTensorType.ElemType, Shape(proto.SparseTensorType.Shape, region)) { Source = source },
            TypeProto.ValueOneofCase.SequenceType => new SequenceType(Read(proto.SequenceType.ElemType, region)) { Source = source },
            TypeProto.ValueOneofCase.OptionalType => new OptionalType(Read(proto.OptionalType.ElemType, region)) { Source = source },
            TypeProto.ValueOneofCase.MapType => new MapType((ElementType)proto.MapType.KeyType, Read(proto.MapType.ValueType, region)) { Source = source },
            TypeProto.ValueOneofCase.OpaqueType => new OpaqueType(proto.OpaqueType.Domain, proto.OpaqueType.Name) { Source = source },
            _ => null,
        };
    }

    private static Dimension[]? Shape(TensorShapeProto? proto, Region region) => proto is null ? null : [.. proto.Dim.Select(d => d.ValueCase switch
    {
        TensorShapeProto.Types.Dimension.ValueOneofCase.DimValue when d.DimValue >= 0 => Dimension.Fixed(d.DimValue),
        TensorShapeProto.Types.Dimension.ValueOneofCase.DimValue when d.DimValue == -1 => Dimension.Unknown,
        TensorShapeProto.Types.Dimension.ValueOneofCase.DimValue => throw region.Error($"the dimension {d.DimValue} is negative"),
        TensorShapeProto.Types.Dimension.ValueOneofCase.DimParam when d.DimParam.Length > 0 => Dimension.Named(d.DimParam),
        _ => Dimension.Unknown,
    })];
}
