namespace BuildTimeML.Graph.Serialization;

/// <summary>A part of the file: one message, and where it lies.</summary>
/// <param name="Bytes">The message.</param>
/// <param name="Offset">Of its first byte, from the start of the file.</param>
/// <param name="Place">What it is, for messages.</param>
internal readonly record struct Region(ReadOnlyMemory<byte> Bytes, long Offset, string Place)
{
    public Region Slice(int start, int length, string place) => new(Bytes.Slice(start, length), Offset + start, place);

    public Region At(string place) => this with { Place = place };

    public ModelFormatException Error(string detail) => Error(0, detail);

    public ModelFormatException Error(int position, string detail) =>
        new(ModelFormatError.Invalid, $"{detail} ({Place}, at byte {Offset + position})");
}
