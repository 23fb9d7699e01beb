namespace BuildTimeML.Compression.Data.Samples;

/// <summary>Which samples to calibrate with, and which to keep to evaluate on. The same ones on every machine.</summary>
/// <param name="Calibration">Indices, ascending.</param>
/// <param name="HeldBack">Indices, ascending; none of them is in the other list, unless there is a single sample.</param>
internal sealed record SampleChoice(IReadOnlyList<int> Calibration, IReadOnlyList<int> HeldBack)
{
    private const int Whole = 1_000;

    /// <param name="count">How many samples there are.</param>
    /// <param name="most">How many to use; they are spread evenly over all.</param>
    /// <param name="holdBack">How many of a thousand of those to keep: at least one, unless it is 0. With 200 it is every fifth.</param>
    public static SampleChoice Of(int count, int most, int holdBack)
    {
        int used = Math.Min(count, most);
        int[] chosen = [.. Enumerable.Range(0, used).Select(i => (int)((long)i * count / used))];
        if (holdBack == 0 || used < 2)
        {
            return new SampleChoice(chosen, holdBack == 0 ? [] : chosen);
        }

        bool[] held = [.. Enumerable.Range(0, used).Select(i => (long)(i + 1) * holdBack / Whole > (long)i * holdBack / Whole)];
        held[^1] |= !held.Contains(true);
        return new SampleChoice([.. chosen.Where((_, i) => !held[i])], [.. chosen.Where((_, i) => held[i])]);
    }
}
