namespace BuildTimeML.Compression.Data.Images.Png;

/// <summary>A part of the image that is stored by itself: every so many pixels of every so many rows.</summary>
internal readonly record struct PngPass(int X, int Y, int StepX, int StepY)
{
    private static readonly PngPass[] Whole = [new(0, 0, 1, 1)];

    // Adam7.
    private static readonly PngPass[] Seven = [new(0, 0, 8, 8), new(4, 0, 8, 8), new(0, 4, 4, 8), new(2, 0, 4, 4), new(0, 2, 2, 4), new(1, 0, 2, 2), new(0, 1, 1, 2)];

    public static IReadOnlyList<PngPass> Of(PngHeader header) => header.Interlaced ? Seven : Whole;

    /// <summary>The pixels of a row.</summary>
    public int Width(PngHeader header) => (header.Width - X + StepX - 1) / StepX;

    /// <summary>The number of rows; none where a row has no pixels.</summary>
    public int Height(PngHeader header) => Width(header) == 0 ? 0 : (header.Height - Y + StepY - 1) / StepY;
}
