namespace BuildTimeML.Compression.Data.Images.Jpeg;

/// <summary>A scan (T.81, B.2.3): which coefficients of which components it holds.</summary>
/// <param name="Components">Each with the codes of its first and of its other coefficients.</param>
/// <param name="First">The first coefficient, in zigzag order.</param>
/// <param name="Last">The last one.</param>
/// <param name="High">The bit down to which they are known already; 0 for the first time.</param>
/// <param name="Low">The bit down to which they are known afterwards.</param>
internal sealed record JpegScan(IReadOnlyList<JpegScanComponent> Components, int First, int Last, int High, int Low)
{
    private const string Place = "segment SOS";
    private const int LowestBit = 13;

    /// <param name="segment">Without its length.</param>
    /// <param name="frame">What it is a scan of.</param>
    /// <param name="tables">What was defined before.</param>
    /// <exception cref="DataFormatException">It is not as the format says.</exception>
    public static JpegScan Read(ReadOnlySpan<byte> segment, JpegFrame frame, JpegTables tables)
    {
        if (segment.Length < 4 || segment.Length != 4 + (2 * segment[0]))
        {
            throw new DataFormatException(Place, $"it has {segment.Length} bytes");
        }

        ReadOnlySpan<byte> tail = segment[^3..];
        (int first, int last, int high, int low) = frame.Progressive ? (tail[0], tail[1], tail[2] >> 4, tail[2] & 15) : (0, 63, 0, 0);
        bool firsts = first == 0;
        if (last > 63 || first > last || low > LowestBit || (high != 0 && high != low + 1) || (frame.Progressive && firsts && last != 0) || (!firsts && segment[0] != 1))
        {
            throw new DataFormatException(Place, $"there is no scan of {segment[0]} components with the coefficients {first} to {last} and the bits {high} to {low}");
        }

        var components = new List<JpegScanComponent>();
        for (int i = 0; i < segment[0]; i++)
        {
            int id = segment[1 + (2 * i)];
            byte codes = segment[2 + (2 * i)];
            JpegComponent component = frame.Components.FirstOrDefault(c => c.Id == id && components.TrueForAll(s => s.Component != c))
                ?? throw new DataFormatException(Place, $"there is no component {id}, or it stands there twice");
            component.Steps ??= tables.Steps(component.Table);
            components.Add(new JpegScanComponent(
                component,
                firsts && high == 0 ? tables.Code(isAc: false, codes >> 4) : null,
                last > 0 ? tables.Code(isAc: true, codes & 15) : null));
        }

        return components.Count == 0 ? throw new DataFormatException(Place, "it holds no component") : new JpegScan(components, first, last, high, low);
    }
}

/// <param name="Component">The component.</param>
/// <param name="Dc">The code of the first coefficient of blocks; null where it is not needed.</param>
/// <param name="Ac">The code of the others; null where it is not needed.</param>
internal sealed record JpegScanComponent(JpegComponent Component, HuffmanTable? Dc, HuffmanTable? Ac)
{
    /// <summary>The first coefficient of the block before.</summary>
    public int Previous { get; set; }
}
