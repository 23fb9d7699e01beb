namespace BuildTimeML.Benchmarks.Train;

/// <summary>Training in the engine against PyTorch: the time of a step, the losses, the memory.</summary>
internal static class TrainBenchmark
{
    private static readonly Dictionary<string, Action<Report, DigitNetwork>> Parts = new()
    {
        ["memory"] = (report, _) => MemoryFigures.Add(report),
        ["step"] = StepFigures.Add,
        ["curve"] = CurveFigures.Add,
        ["recovery"] = (report, _) => RecoveryFigures.Add(report),
        ["bits"] = (report, _) => FewBitsFigures.Add(report),
        ["eight"] = (report, _) => EightBitFigures.Add(report),
    };

    /// <param name="report">Receives the figures.</param>
    /// <param name="names">The parts to run; none for all.</param>
    public static void Run(Report report, string[] names)
    {
        if (names.FirstOrDefault(n => !Parts.ContainsKey(n)) is { } unknown)
        {
            throw new BenchmarkException($"There is no part '{unknown}'; there are {string.Join(", ", Parts.Keys)}.");
        }

        if (TestData.Root is null)
        {
            throw new BenchmarkException(TestData.Missing);
        }

        using var network = new DigitNetwork();
        foreach (string part in names.Length == 0 ? [.. Parts.Keys] : names)
        {
            Parts[part](report, network);
        }
    }
}
