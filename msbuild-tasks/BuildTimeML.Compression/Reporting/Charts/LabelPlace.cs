namespace BuildTimeML.Compression.Reporting.Charts;

/// <summary>What a label covers, or something else that labels must not.</summary>
/// <param name="From">In percent of the chart's width.</param>
/// <param name="To">The same.</param>
/// <param name="Y">The line that its letters stand on, in pixels.</param>
internal readonly record struct LabelPlace(double From, double To, double Y)
{
    /// <summary>From one line of letters to the next.</summary>
    public const double Apart = 15;

    private const double Padding = 14;

    /// <summary>In percent of the narrowest chart.</summary>
    public static double WidthOf(string label) => ((label.Length * Chart.Letter) + Padding) * 100 / Chart.NarrowWidth;

    /// <param name="places">At least one, the best first.</param>
    /// <param name="taken">What is there already.</param>
    /// <returns>The first that covers nothing; where each does, the first.</returns>
    public static LabelPlace Free(IEnumerable<LabelPlace> places, IReadOnlyCollection<LabelPlace> taken)
    {
        LabelPlace[] all = [.. places];
        return all.FirstOrDefault(p => !taken.Any(p.Covers), all[0]);
    }

    private bool Covers(LabelPlace other) => other.From < To && From < other.To && Math.Abs(other.Y - Y) < Apart;
}
