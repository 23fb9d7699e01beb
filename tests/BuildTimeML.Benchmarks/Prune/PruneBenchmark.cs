using BuildTimeML.Runtime;

namespace BuildTimeML.Benchmarks.Prune;

/// <summary>What models keep of their answers when channels, heads and widths go.</summary>
internal static class PruneBenchmark
{
    private static readonly (string Name, Action<Report> Add)[] Parts = [("agnews", HeadlineFigures.Add), ("mobilenet", DigitFigures.Add), ("squeezenet", ImageFigures.Add)];

    /// <param name="report">Gets the figures.</param>
    /// <param name="parts">Which parts; all where there are none.</param>
    public static void Run(Report report, string[] parts)
    {
        if (Array.Find(parts, p => !Array.Exists(Parts, q => q.Name == p)) is { } unknown)
        {
            throw new BenchmarkException($"There is no part '{unknown}': {string.Join(", ", Parts.Select(p => p.Name))}.");
        }

        EngineLog.SeverityWithoutLogger = LogSeverity.Error;
        foreach ((_, Action<Report> add) in Parts.Where(p => parts.Length == 0 || parts.Contains(p.Name)))
        {
            add(report);
        }
    }
}
