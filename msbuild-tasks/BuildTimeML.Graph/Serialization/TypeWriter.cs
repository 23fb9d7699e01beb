using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization.Proto;

namespace BuildTimeML.Graph.Serialization;

internal static class TypeWriter
{
    public static TypeProto ToProto(OnnxType type)
    {
        if (!type.Source.IsEmpty)
        {
            return TypeProto.Parser.ParseFrom(type.Source.Span);
        }

        return type switch
        {
            TensorType tensor => new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)tensor.ElementType, Shape = ToProto(tensor.Shape) } },
            SparseTensorType tensor => new TypeProto { SparseTensorType = new TypeProto.Types.SparseTensor { ElemType = (int)tensor.ElementType, Shape = ToProto(tensor.Shape) } },
            SequenceType sequence => new TypeProto { SequenceType = new TypeProto.Types.Sequence { ElemType = Element(sequence.Element) } },
            OptionalType optional => new TypeProto { OptionalType = new TypeProto.Types.Optional { ElemType = Element(optional.Element) } },
            MapType map => new TypeProto { MapType = new TypeProto.Types.Map { KeyType = (int)map.Key, ValueType = Element(map.Value) } },
            OpaqueType opaque => new TypeProto { OpaqueType = new TypeProto.Types.Opaque { Domain = opaque.Domain, Name = opaque.Name } },
            _ => throw new NotSupportedException(type.GetType().Name),
        };
    }

    private static TypeProto? Element(OnnxType? type) => type is null ? null : ToProto(type);

    private static TensorShapeProto? ToProto(IReadOnlyList<Dimension>? shape)
    {
        if (shape is null)
        {
            return null;
        }

        var proto = new TensorShapeProto();
        foreach (Dimension dimension in shape)
        {
            var dim = new TensorShapeProto.Types.Dimension();
            if (dimension.Value is { } value)
            {
                dim.DimValue = value;
            }
            else if (dimension.Symbol is { } symbol)
            {
                dim.DimParam = symbol;
            }

            proto.Dim.Add(dim);
        }

        return proto;
    }
}
