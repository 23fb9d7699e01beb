using System.Globalization;
using BuildTimeML.Compression.Building;
using BuildTimeML.Runtime;

namespace BuildTimeML.Benchmarks.Start;

/// <summary>What starting takes, each time in a process of its own: a model as the build ships it against the engine's own way to load the original.</summary>
internal static class StartBenchmark
{
    private const int Rounds = 30;
    private const int WarmUps = 2;
    private const int CallRounds = 1000;
    private const int CallsPerRound = 5;

    public static void Run(Report report)
    {
        AddHeadlines(report);
        AddCalls(report);
        AddEncoder(report);
    }

    private static string Original { get; } = Path.Combine(TestData.RepositoryRoot, "sample-app", "Models", "agnews-transformer.onnx");

    // The engine's library is loaded on both sides before the time begins; reading, hashing, the session and the first result count.
    // Both are .NET programs that compile their code as they go: the other side of the figure is the runtime's own way to load any file.
    private static void AddHeadlines(Report report)
    {
        Comparison times = AlternatingRounds.CompareTimes(
            () => StartedProcess.Run("headlines").Milliseconds, () => StartedProcess.Run("headlines-float", Original).Milliseconds, Rounds, WarmUps);
        double bare = Median(Enumerable.Range(0, Rounds).Select(_ => StartedProcess.Run("headlines-bare", Original).Milliseconds));
        report.Note(string.Create(CultureInfo.InvariantCulture, $"headlines: session and first result in {times.First.Value:0.0} ms in 8 bits, {times.Second.Value:0.0} ms in float with the engine's defaults; {bare:0.0} ms by nothing but its C functions"));
        report.Add(new Figure("start.headlines.time", times.Ratio, "x", Mark.TimeRatioAtMost(0.7)));

        // The same once the code of both sides is compiled: what the model itself takes.
        Comparison again = AlternatingRounds.CompareTimes(
            () => StartedProcess.Run("headlines", StartChild.Again).Milliseconds, () => StartedProcess.Run("headlines-float", Original, StartChild.Again).Milliseconds, Rounds, WarmUps);
        report.Note(string.Create(CultureInfo.InvariantCulture, $"the second session of a process and its first result: {again.First.Value:0.0} ms in 8 bits, {again.Second.Value:0.0} ms in float"));
        report.Add(new Figure("start.headlines.session", again.Ratio, "x", Mark.TimeRatioAtMost(0.7)));
    }

    // What loads faster must not run slower.
    private static void AddCalls(Report report)
    {
        long[] tokens = new long[HeadlineClassifier.Length];
        using var saved = new BuiltModel(Original, "Int8Dynamic", SampleSets.None, report.Note, saveOptimizedGraph: true);
        using var plain = new BuiltModel(Original, "Int8Dynamic", SampleSets.None);
        using var ours = new HeadlineClassifier(saved.Path, tokens, GraphOptimization.None);
        using var other = new HeadlineClassifier(plain.Path, tokens);
        report.Add(new Figure("start.headlines.call", AlternatingRounds.Compare(() => ours.RunNext(CallsPerRound), () => other.RunNext(CallsPerRound), CallRounds, warmUps: 50).Ratio, "x", Mark.TimeRatioAtMost(1)));
    }

    // From before the engine's library is loaded until the session is there.
    private static void AddEncoder(Report report)
    {
        string folder = Directory.CreateTempSubdirectory("buildtimeml-start-").FullName;
        try
        {
            string original = Path.Combine(folder, "encoder.onnx");
            GeneratedEncoder.Write(original);
            using var built = new BuiltModel(original, "Float32", SampleSets.None, report.Note, saveOptimizedGraph: true);
            string cache = Path.Combine(folder, "cache");
            StartedProcess made = StartedProcess.Run("cached", built.ManifestPath, cache);
            report.Note(string.Create(CultureInfo.InvariantCulture, $"the start that fills the cache takes {made.Milliseconds:0} ms and {made.Peak / 1e6:0} MB"));

            var rounds = new List<(StartedProcess Default, StartedProcess Built, StartedProcess Cached)>();
            for (int round = -WarmUps; round < Rounds; round++)
            {
                var measured = (StartedProcess.Run("default", original), StartedProcess.Run("built", built.ManifestPath), StartedProcess.Run("cached", built.ManifestPath, cache));
                if (round >= 0)
                {
                    rounds.Add(measured);
                }
            }

            Add(report, "start.encoder", [.. rounds.Select(r => (r.Built, r.Default))], 0.5, 0.7);
            Add(report, "start.cached", [.. rounds.Select(r => (r.Cached, r.Default))], 0.3, 0.4);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Add(Report report, string name, IReadOnlyList<(StartedProcess Ours, StartedProcess Engines)> rounds, double time, double memory)
    {
        (StartedProcess ours, StartedProcess engines) = rounds[rounds.Count / 2];
        report.Note(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {Median(rounds.Select(r => r.Ours.Milliseconds)):0} ms against {Median(rounds.Select(r => r.Engines.Milliseconds)):0} ms; peak {ours.Peak / 1e6:0} against {engines.Peak / 1e6:0} MB, of its own {ours.Own / 1e6:0} against {engines.Own / 1e6:0} MB"));
        report.Add(new Figure($"{name}.time", Measurement.MedianOf(rounds.Select(r => r.Ours.Milliseconds / r.Engines.Milliseconds)), "x", Mark.TimeRatioAtMost(time)));
        report.Add(new Figure($"{name}.peak", Measurement.MedianOf(rounds.Select(r => r.Ours.Peak / (double)r.Engines.Peak)), "x", Mark.AtMost(memory)));
        report.Add(new Figure($"{name}.own", Measurement.MedianOf(rounds.Select(r => r.Ours.Own / (double)r.Engines.Own)), "x", Mark.AtMost(memory)));
    }

    private static double Median(IEnumerable<double> values) => Measurement.MedianOf(values).Value;
}
