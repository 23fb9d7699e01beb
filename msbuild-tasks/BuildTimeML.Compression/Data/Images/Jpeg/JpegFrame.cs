using System.Buffers.Binary;

namespace BuildTimeML.Compression.Data.Images.Jpeg;

/// <summary>The frame of an image (T.81, B.2.2): its size and its components.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Progressive">Whether coefficients come in several scans.</param>
/// <param name="Components">One or three.</param>
internal sealed record JpegFrame(int Width, int Height, bool Progressive, IReadOnlyList<JpegComponent> Components)
{
    private const string Place = "segment SOF";
    private const int MostBlocksOfUnit = 10;

    public int MostAcross { get; } = Components.Max(c => c.Across);

    public int MostDown { get; } = Components.Max(c => c.Down);

    /// <summary>The units of a row: a unit holds as many blocks of each component as that says.</summary>
    public int UnitColumns => (Width + (8 * MostAcross) - 1) / (8 * MostAcross);

    public int UnitRows => (Height + (8 * MostDown) - 1) / (8 * MostDown);

    /// <param name="segment">Without its length.</param>
    /// <param name="progressive">Whether the marker is that of a progressive frame.</param>
    /// <param name="fileLength">Bounds what the image can hold.</param>
    /// <exception cref="DataFormatException">It is not as the format says, or of a kind that is not read.</exception>
    public static JpegFrame Read(ReadOnlySpan<byte> segment, bool progressive, int fileLength)
    {
        if (segment.Length < 6 || segment.Length != 6 + (3 * segment[5]))
        {
            throw new DataFormatException(Place, $"it has {segment.Length} bytes");
        }

        int height = BinaryPrimitives.ReadUInt16BigEndian(segment[1..]);
        int width = BinaryPrimitives.ReadUInt16BigEndian(segment[3..]);
        Image.CheckSize(Place, width, height);
        if (segment[0] != 8)
        {
            throw new DataFormatException(Place, $"images of {segment[0]} bits are not read, those of 8 bits are");
        }

        if (segment[5] is not (1 or 3))
        {
            throw new DataFormatException(Place, $"images of {segment[5]} components (CMYK, YCCK) are not read: convert the image to RGB");
        }

        var frame = new JpegFrame(width, height, progressive, ReadComponents(segment[6..]));
        long blocks = 0;
        foreach (JpegComponent component in frame.Components)
        {
            component.Place(frame);
            blocks += component.Blocks;
        }

        // A block takes at least one bit.
        if (blocks > 8L * fileLength)
        {
            throw new DataFormatException(Place, $"{fileLength} bytes cannot hold {width} x {height} pixels");
        }

        return frame;
    }

    private static JpegComponent[] ReadComponents(ReadOnlySpan<byte> segment)
    {
        var components = new JpegComponent[segment.Length / 3];
        for (int i = 0; i < components.Length; i++)
        {
            (int across, int down, int table) = (segment[(3 * i) + 1] >> 4, segment[(3 * i) + 1] & 15, segment[(3 * i) + 2]);
            if (across is < 1 or > 4 || down is < 1 or > 4 || table > 3)
            {
                throw new DataFormatException(Place, $"a component has the sampling {across} x {down} and the table {table}");
            }

            // With a single component, sampling has no meaning.
            components[i] = components.Length == 1 ? new JpegComponent(segment[0], 1, 1, table) : new JpegComponent(segment[3 * i], across, down, table);
        }

        return components.Sum(c => c.Across * c.Down) > MostBlocksOfUnit || components.DistinctBy(c => c.Id).Count() < components.Length
            ? throw new DataFormatException(Place, "two components have one name, or there are too many blocks in a unit")
            : components;
    }
}
