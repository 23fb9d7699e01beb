namespace BuildTimeML.Compression.Pruning.Structure.AxisRules;

/// <summary>Constants that say the sizes of axes.</summary>
internal static class Targets
{
    /// <summary>Puts new sizes in the place of those that become smaller. What says -1, or 0 for the size that was, does so still.</summary>
    /// <param name="flow">The node.</param>
    /// <param name="input">Which of its inputs says the sizes.</param>
    /// <param name="sizes">Its elements.</param>
    /// <param name="maps">The positions along the axes that they are the sizes of.</param>
    /// <param name="removal">What is removed.</param>
    public static void Shorten(AxisFlow flow, int input, long[] sizes, int[]?[] maps, Removal removal)
    {
        long[] shorter = [.. sizes.Select((size, axis) => size > 1 && maps[axis] is { } map ? removal.Count(map) : size)];
        if (!shorter.AsSpan().SequenceEqual(sizes))
        {
            flow.SetIntegers(input, shorter);
        }
    }
}
