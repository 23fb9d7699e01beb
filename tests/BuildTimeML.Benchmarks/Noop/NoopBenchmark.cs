namespace BuildTimeML.Benchmarks.Noop;

/// <summary>A build of the sample with nothing to do, against the same project without its OptimizedModel item.</summary>
internal static class NoopBenchmark
{
    private const int Rounds = 10;

    public static void Run(Report report)
    {
        string root = Path.Combine(TestData.RepositoryRoot, "artifacts", "noop");
        using var with = new SampleCopy(Path.Combine(root, "with"), keepItem: true);
        using var without = new SampleCopy(Path.Combine(root, "without"), keepItem: false);

        // The first build does the work, the second settles what the first one wrote.
        Comparison times = AlternatingRounds.Compare(with.Build, without.Build, Rounds, warmUps: 2);

        report.Note($"no-op build with the item {times.First.Value:0} ms, without {times.Second.Value:0} ms");
        report.Add(new Figure("noop.added", Measurement.MedianOf(times.Differences), "ms", Mark.AtMost(100)));
    }
}
