namespace BuildTimeML.Graph.Serialization;

/// <summary>A part of the file: one message, and where it lies.</summary>
/// <param name="Bytes">The message.</param>
/// <param name="Offset">Of its first byte, from the start of the file.</param>
/// <param name="Place">What it is, for messages.</param>
/// <param name="Files">The files that its tensors may lie in.</param>
internal readonly record struct Region(ReadOnlyMemory<byte> Bytes, long Offset, string Place, ExternalFiles Files)
{
    public Region Slice(int start, int length, string place) => this with { Bytes = Bytes.Slice(start, length), Offset = Offset + start, Place = place };

    public Region At(string place) => this with { Place = place };

    public ModelFormatException Error(string detail) => Error(0, detail);

    public ModelFormatException Error(int position, string detail) =>
        new(ModelFormatError.Invalid, $"{detail} ({Place}, at byte {Offset + position})");
}
