namespace BuildTimeML.Compression.Pruning.Structure.Allocation;

/// <summary>How many channels of a group may go.</summary>
internal static class ChannelLevels
{
    /// <summary>At least one in so many stays.</summary>
    private const int MostOfEach = 8;

    /// <param name="group">The group.</param>
    /// <param name="multiple">What a wide group keeps a multiple of.</param>
    /// <returns>How many go: from none on, in rising order.</returns>
    public static int[] Of(ChannelGroup group, int multiple)
    {
        bool isWide = group.Kind != GroupKind.Heads && group.Width >= 2 * multiple;
        int step = isWide ? multiple : 1;
        int fewest = Math.Max(1, (group.Width + MostOfEach - 1) / MostOfEach);
        return [0, .. Enumerable.Range(1, group.Units.Count)
            .Where(gone => (group.Width - gone) % step == 0 && group.Width - gone >= fewest)];
    }

    /// <summary>The level that comes nearest to a share; of two equally near ones the one that takes less.</summary>
    public static int Nearest(int[] levels, double wanted) => levels.MinBy(gone => Math.Abs(gone - wanted));
}
