using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization.Proto;

namespace BuildTimeML.Graph.Serialization;

internal static class TypedValueReader
{
    /// <summary>Gives a value the type that the file lists for it, unless it has one.</summary>
    public static Value Read(ValueInfoProto proto, Region region, Value value)
    {
        if (value.Type is not null || !value.Unmodelled.IsEmpty)
        {
            return value;
        }

        if (proto.Type is not null && TypeReader.Read(proto.Type, region.At($"the type of '{proto.Name}'")) is { } type)
        {
            value.Type = type;
            proto.Type = null;
        }

        proto.ClearName();
        value.Unmodelled = MessageReader.Remainder(proto);
        return value;
    }
}
