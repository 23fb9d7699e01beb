using System.Buffers.Binary;

namespace BuildTimeML.Compression.Data.Images.Jpeg;

/// <summary>How a camera was held: the tag Orientation of EXIF, and turning the image upright.</summary>
internal static class ExifOrientation
{
    public const int Upright = 1;

    private const int Tag = 0x0112;
    private const int EntryLength = 12;

    /// <param name="segment">APP1 without its length.</param>
    /// <returns>1 to 8; 1 where the segment does not say.</returns>
    public static int Read(ReadOnlySpan<byte> segment)
    {
        if (!segment.StartsWith("Exif\0\0"u8) || segment.Length < 14)
        {
            return Upright;
        }

        ReadOnlySpan<byte> tiff = segment[6..];
        bool little = tiff.StartsWith("II"u8);
        uint directory = Number32(tiff[4..], little);
        if ((!little && !tiff.StartsWith("MM"u8)) || directory > tiff.Length - 2)
        {
            return Upright;
        }

        ReadOnlySpan<byte> entries = tiff[((int)directory + 2)..];
        int count = Math.Min(Number16(tiff[(int)directory..], little), entries.Length / EntryLength);
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> entry = entries.Slice(i * EntryLength, EntryLength);
            if (Number16(entry, little) == Tag)
            {
                return Number16(entry[8..], little) is >= 1 and <= 8 and var orientation ? orientation : Upright;
            }
        }

        return Upright;
    }

    /// <param name="image">As the camera saw it.</param>
    /// <param name="orientation">1 to 8: where its first row and first column really are.</param>
    public static Image Turn(Image image, int orientation)
    {
        if (orientation == Upright)
        {
            return image;
        }

        bool swapped = orientation >= 5;
        (int width, int height) = swapped ? (image.Height, image.Width) : (image.Width, image.Height);
        byte[] pixels = new byte[image.Pixels.Length];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                (int column, int row) = swapped ? (y, x) : (x, y);
                column = orientation is 2 or 3 or 7 or 8 ? image.Width - 1 - column : column;
                row = orientation is 3 or 4 or 6 or 7 ? image.Height - 1 - row : row;
                image.Pixels.AsSpan(((row * image.Width) + column) * image.Channels, image.Channels).CopyTo(pixels.AsSpan(((y * width) + x) * image.Channels));
            }
        }

        return new Image(width, height, image.Channels, pixels);
    }

    private static int Number16(ReadOnlySpan<byte> bytes, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Number32(ReadOnlySpan<byte> bytes, bool little) => little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
