using BuildTimeML.Runtime;

namespace BuildTimeML.Benchmarks.Quantize;

/// <summary>What quantisation costs and leaves of models.</summary>
internal static class QuantizeBenchmark
{
    private static readonly (string Name, Action<Report> Add)[] Parts =
    [
        ("calibration", CalibrationFigures.Add),
        ("static", StaticFigures.Add),
        ("weights", WeightOnlyFigures.Add),
        ("dynamic", DynamicFigures.Add),
        ("four", FourBitFigures.Add),
        ("auto", AutoFigures.Add),
        ("rounding", RoundingFigures.Add),
    ];

    /// <param name="report">Gets the figures.</param>
    /// <param name="parts">Which parts; all where there are none.</param>
    public static void Run(Report report, string[] parts)
    {
        if (Array.Find(parts, p => !Array.Exists(Parts, q => q.Name == p)) is { } unknown)
        {
            throw new BenchmarkException($"There is no part '{unknown}': {string.Join(", ", Parts.Select(p => p.Name))}.");
        }

        // Files of others list their weights among the inputs, which the engine warns of at each load.
        EngineLog.SeverityWithoutLogger = LogSeverity.Error;
        foreach ((_, Action<Report> add) in Parts.Where(p => parts.Length == 0 || parts.Contains(p.Name)))
        {
            add(report);
        }
    }
}
