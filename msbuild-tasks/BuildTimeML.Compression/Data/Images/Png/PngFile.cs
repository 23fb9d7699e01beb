namespace BuildTimeML.Compression.Data.Images.Png;

/// <summary>The chunks of a PNG file that make the image.</summary>
/// <param name="Header">IHDR.</param>
/// <param name="Palette">PLTE: red, green and blue of each colour; empty where there is none.</param>
/// <param name="Compressed">All of IDAT.</param>
internal sealed record PngFile(PngHeader Header, ReadOnlyMemory<byte> Palette, byte[] Compressed)
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <exception cref="DataFormatException">It is not as the format says.</exception>
    public static PngFile Read(ReadOnlyMemory<byte> file)
    {
        if (!file.Span.StartsWith(Signature))
        {
            throw new DataFormatException("byte 0", "this is no PNG image");
        }

        int at = Signature.Length;
        PngChunk first = PngChunk.Read(file, ref at);
        if (first.Type != "IHDR")
        {
            throw new DataFormatException("byte 8", $"the first chunk is {first.Type} instead of IHDR");
        }

        var header = PngHeader.Read(first.Data.Span);
        ReadOnlyMemory<byte> palette = default;
        var compressed = new MemoryStream();
        for (PngChunk chunk = PngChunk.Read(file, ref at); chunk.Type != "IEND"; chunk = PngChunk.Read(file, ref at))
        {
            switch (chunk.Type)
            {
                case "PLTE":
                    palette = CheckPalette(chunk.Data);
                    break;
                case "IDAT":
                    compressed.Write(chunk.Data.Span);
                    break;
                case var _ when chunk.IsCritical:
                    throw new DataFormatException($"chunk {chunk.Type} before byte {at}", "the image cannot be shown without it, and it is not known");
            }
        }

        return header.Color == PngColor.Palette && palette.IsEmpty
            ? throw new DataFormatException("chunk PLTE", "it is missing")
            : new PngFile(header, palette, compressed.ToArray());
    }

    private static ReadOnlyMemory<byte> CheckPalette(ReadOnlyMemory<byte> chunk) => chunk.Length is 0 or > 768 || chunk.Length % 3 != 0
        ? throw new DataFormatException("chunk PLTE", $"{chunk.Length} bytes are no palette")
        : chunk;
}
