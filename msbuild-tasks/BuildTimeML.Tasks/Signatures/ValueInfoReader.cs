using BuildTimeML.Manifest;

namespace BuildTimeML.Tasks.Signatures;

/// <summary>Reads the inputs and outputs of a graph: names and types.</summary>
internal sealed class ValueInfoReader(ProtobufCursor cursor)
{
    private static readonly TensorSignature Untyped = new("", ValueKind.Tensor, ElementType.Undefined, null);

    private readonly DepthLimit _types = new("types");

    /// <summary>Reads the message that the current field is.</summary>
    public TensorSignature Read()
    {
        TensorSignature value = Untyped;
        cursor.Message(field =>
        {
            switch (field)
            {
                case 1:
                    value = value with { Name = cursor.String() };
                    return true;
                case 2:
                    cursor.Message(type => ReadType(type, ref value));
                    return true;
                default:
                    return false;
            }
        });
        return value;
    }

    private bool ReadType(int field, ref TensorSignature value)
    {
        ValueKind? kind = field switch
        {
            1 => ValueKind.Tensor,
            4 => ValueKind.Sequence,
            5 => ValueKind.Map,
            7 => ValueKind.Opaque,
            8 => ValueKind.SparseTensor,
            9 => ValueKind.Optional,
            _ => null,
        };
        value = value with { Kind = kind ?? value.Kind };
        switch (kind)
        {
            case ValueKind.Tensor:
                (ElementType type, EquatableArray<Dimension>? shape) = ReadTensorType();
                value = value with { ElementType = type, Shape = shape };
                return true;
            case ValueKind.Sequence or ValueKind.Optional:
                value = value with { Element = ReadElementType() };
                return true;
            case ValueKind.Map:
                (ElementType keys, TensorSignature? values) = ReadMapType();
                value = value with { ElementType = keys, Element = values };
                return true;
            default:
                return false;
        }
    }

    private TensorSignature? ReadElementType()
    {
        TensorSignature? element = null;
        cursor.Message(field => ProtobufCursor.Take(field == 1, () => element = ReadNestedType()));
        return element;
    }

    private (ElementType Keys, TensorSignature? Values) ReadMapType()
    {
        ElementType keys = ElementType.Undefined;
        TensorSignature? values = null;
        cursor.Message(field =>
        {
            switch (field)
            {
                case 1:
                    keys = cursor.ElementType();
                    return true;
                case 2:
                    values = ReadNestedType();
                    return true;
                default:
                    return false;
            }
        });
        return (keys, values);
    }

    private TensorSignature ReadNestedType()
    {
        TensorSignature type = Untyped;
        _types.Deeper(() => cursor.Message(field => ReadType(field, ref type)));
        return type;
    }

    private (ElementType Type, EquatableArray<Dimension>? Shape) ReadTensorType()
    {
        ElementType type = ElementType.Undefined;
        List<Dimension>? dimensions = null;
        cursor.Message(field =>
        {
            switch (field)
            {
                case 1:
                    type = cursor.ElementType();
                    return true;
                case 2:
                    dimensions = [];
                    cursor.Message(shape => ProtobufCursor.Take(shape == 1, () => dimensions.Add(ReadDimension())));
                    return true;
                default:
                    return false;
            }
        });
        return (type, dimensions?.ToEquatableArray());
    }

    private Dimension ReadDimension()
    {
        Dimension dimension = Dimension.Unknown;
        cursor.Message(field =>
        {
            switch (field)
            {
                case 1: // exporters write -1 where they mean "unknown"
                    long value = cursor.Integer();
                    dimension = value >= 0 ? Dimension.Fixed(value) : Dimension.Unknown;
                    return true;
                case 2:
                    string symbol = cursor.String();
                    dimension = symbol.Length > 0 ? Dimension.Named(symbol) : Dimension.Unknown;
                    return true;
                default:
                    return false;
            }
        });
        return dimension;
    }
}
