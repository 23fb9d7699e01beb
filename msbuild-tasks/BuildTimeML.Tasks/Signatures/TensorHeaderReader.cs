using BuildTimeML.Manifest;

namespace BuildTimeML.Tasks.Signatures;

/// <summary>What a tensor of a model says of itself, without its elements.</summary>
/// <param name="Name">Empty where it has none.</param>
/// <param name="ElementType">The type of its elements.</param>
/// <param name="Shape">Its dimensions; none for a scalar.</param>
/// <param name="Location">The file that its elements lie in, relative to the model's folder; empty for the model's own.</param>
internal sealed record TensorHeader(string Name, ElementType ElementType, EquatableArray<long> Shape, string Location)
{
    /// <summary>Whether it is the values of a sparse tensor, whose shape is another.</summary>
    public bool IsSparse { get; init; }

    /// <summary>For messages: <c>float32 [2, 3]</c>.</summary>
    public string Describe() => $"{ElementTypes.NameOf(ElementType)} [{string.Join(", ", Shape)}]";
}

/// <summary>Reads tensors and seeks over their elements.</summary>
internal sealed class TensorHeaderReader(ProtobufCursor cursor)
{
    /// <summary>Reads the message that the current field is.</summary>
    public TensorHeader Read()
    {
        (string name, string location) = ("", "");
        var type = ElementType.Undefined;
        var shape = new List<long>();
        bool isExternal = false;
        cursor.Message(field =>
        {
            switch (field)
            {
                case 1:
                    cursor.Integers(shape);
                    return true;
                case 2:
                    type = cursor.ElementType();
                    return true;
                case 8:
                    name = cursor.String();
                    return true;
                case 13: // external_data: pairs of key and value
                    location = ReadEntry() is ("location", var value) ? value : location;
                    return true;
                case 14: // data_location, 1 for another file
                    isExternal = cursor.Integer() == 1;
                    return true;
                default:
                    return false;
            }
        });
        return new TensorHeader(name, type, shape.ToEquatableArray(), isExternal ? location : "");
    }

    private (string Key, string Value) ReadEntry()
    {
        (string key, string value) = ("", "");
        cursor.Message(field => ProtobufCursor.Take(field is 1 or 2, () =>
        {
            if (field == 1)
            {
                key = cursor.String();
            }
            else
            {
                value = cursor.String();
            }
        }));
        return (key, value);
    }
}
