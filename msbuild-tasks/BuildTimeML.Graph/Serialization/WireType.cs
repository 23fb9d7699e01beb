namespace BuildTimeML.Graph.Serialization;

/// <summary>How Protobuf encodes a field.</summary>
internal enum WireType
{
    Varint = 0,
    Fixed64 = 1,
    Length = 2,
    Fixed32 = 5,
}
