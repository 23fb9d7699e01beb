using System.Globalization;
using System.Security;
using BuildTimeML.Tasks.Items;

namespace BuildTimeML.Tool.Measuring;

/// <summary>The item that is proposed: the smallest model that is near enough and not slower, with budgets that it keeps.</summary>
internal static class ItemProposal
{
    private const double LeastAgreement = 0.98;
    private const double LeastDecibels = 20;
    private const double MostTime = 1.05;
    private const double SizeMargin = 1.05;

    /// <returns>A line to paste; null where not even the float model could be made.</returns>
    public static string? Of(string path, IReadOnlyDictionary<string, string> metadata, IReadOnlyList<SchemeTrial> tried) =>
        Best(tried) is { } best ? Line(path, metadata, best) : null;

    public static SchemeTrial? Best(IReadOnlyList<SchemeTrial> tried) =>
        tried.Where(IsGood).MinBy(t => t.Size) ?? tried.FirstOrDefault(t => t.WhyNot is null);

    private static bool IsGood(SchemeTrial trial) => trial is { Quality: { } quality, TimeRatio: { } ratio }
        && (quality.Agreement is { } agreement ? agreement >= LeastAgreement : quality.Decibels >= LeastDecibels)
        && ratio.Value <= MostTime;

    private static string Line(string path, IReadOnlyDictionary<string, string> metadata, SchemeTrial best)
    {
        var attributes = new List<(string Name, string Value)>
        {
            ("Include", path),
            (ItemNames.Precision, best.Precision),
            (ItemNames.MaxSize, SizeBudget(best.Size)),
        };
        attributes.Add(best.Quality!.Agreement is { } agreement
            ? (ItemNames.MinAgreement, string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(Math.Min(100 * agreement, 99.5) * 2) / 2} %"))
            : (ItemNames.MinSqnr, string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(Math.Clamp(best.Quality.Decibels - 1, 0, 60))} dB")));
        attributes.AddRange(metadata.Where(m => m.Value.Length > 0).Select(m => (m.Key, m.Value)));
        return $"<OptimizedModel {string.Join(' ', attributes.Select(a => $"{a.Name}=\"{SecurityElement.Escape(a.Value)}\""))} />";
    }

    // Rounded up to two digits, so that the next training run fits too.
    private static string SizeBudget(long size)
    {
        double bytes = size * SizeMargin;
        (double unit, string name) = bytes >= 1e6 ? (1e6, "MB") : (1e3, "kB");
        double step = Math.Pow(10, Math.Floor(Math.Log10(bytes / unit)) - 1);
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(bytes / unit / step) * step:0.###} {name}");
    }
}
