using System.IO.Compression;

namespace BuildTimeML.Compression.Data.Images.Png;

/// <summary>Decodes PNG images of all colour types and depths (ISO/IEC 15948). What is stored of transparency, gamma and profiles has no effect.</summary>
internal static class PngDecoder
{
    /// <exception cref="DataFormatException">It is no PNG image, or is damaged.</exception>
    public static Image Decode(ReadOnlyMemory<byte> bytes)
    {
        var file = PngFile.Read(bytes);
        PngHeader header = file.Header;
        long stored = PngPass.Of(header).Sum(p => p.Height(header) * (1L + header.RowBytes(p.Width(header))));
        if (stored > (long)file.Compressed.Length * DataLimits.DeflateRatio)
        {
            throw new DataFormatException("chunk IDAT", $"{file.Compressed.Length} bytes cannot hold {header.Width} x {header.Height} pixels");
        }

        byte[] pixels = new byte[header.Width * header.Height * header.Channels];
        using var stream = new ZLibStream(new MemoryStream(file.Compressed), CompressionMode.Decompress);
        try
        {
            foreach (PngPass pass in PngPass.Of(header))
            {
                ReadPass(file, pass, stream, pixels);
            }

            // The checksum is compared at the end of the stream.
            _ = stream.ReadByte();
        }
        catch (EndOfStreamException)
        {
            throw new DataFormatException("chunk IDAT", "it ends before the last row");
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new DataFormatException("chunk IDAT", $"it is damaged: {e.Message.TrimEnd('.')}");
        }

        return new Image(header.Width, header.Height, header.Channels, pixels);
    }

    private static void ReadPass(PngFile file, PngPass pass, Stream stream, byte[] pixels)
    {
        PngHeader header = file.Header;
        (int width, int height) = (pass.Width(header), pass.Height(header));
        byte[] row = new byte[header.RowBytes(width)];
        byte[] above = new byte[row.Length];
        for (int y = 0; y < height; y++)
        {
            int filter = stream.ReadByte();
            if (filter is < 0 or > 4)
            {
                throw filter < 0 ? new EndOfStreamException() : new DataFormatException($"row {y}", $"there is no filter {filter}");
            }

            stream.ReadExactly(row);
            PngFilter.Undo(filter, row, above, header.PixelBytes);
            for (int x = 0; x < width; x++)
            {
                long at = ((long)(pass.Y + (y * pass.StepY)) * header.Width) + pass.X + (x * pass.StepX);
                PngRow.Pixel(file, row, x, pixels.AsSpan((int)at * header.Channels, header.Channels));
            }

            (row, above) = (above, row);
        }
    }
}
