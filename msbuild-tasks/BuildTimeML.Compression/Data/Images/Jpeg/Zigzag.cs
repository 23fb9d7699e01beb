namespace BuildTimeML.Compression.Data.Images.Jpeg;

/// <summary>The order in which coefficients are stored (T.81, figure A.6): along the diagonals of a block, up and down in turn.</summary>
internal static class Zigzag
{
    /// <summary>For each place in the file the place in the block.</summary>
    public static byte[] Order { get; } = [.. Enumerable.Range(0, 64)
        .OrderBy(i => (i / 8) + (i % 8))
        .ThenBy(i => ((i / 8) + (i % 8)) % 2 == 0 ? i % 8 : i / 8)
        .Select(i => (byte)i)];
}
