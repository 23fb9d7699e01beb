using System.Globalization;
using BuildTimeML.Benchmarks.Predict;
using BuildTimeML.Runtime;

namespace BuildTimeML.Benchmarks.Runtime;

/// <summary>Calls of many callers: what they allocate, what a second one adds, and whether they get in each other's way.</summary>
internal static class RuntimeBenchmark
{
    private const int CountedCalls = 20_000;
    private const int Rounds = 60;
    private const int CallsPerRound = 500;

    public static void Run(Report report)
    {
        // Before any model is loaded: both sides of the comparison use the library of the other's package.
        OnnxRuntimeEngine.LibraryPath = NodeRuntime.Install();
        var random = new Random(1);
        float[] image = [.. Enumerable.Range(0, 784).Select(_ => random.NextSingle())];
        report.Note($"ONNX Runtime {OnnxRuntimeEngine.Version} of onnxruntime-node, {Environment.ProcessorCount} processors");

        AddNode(report, image);
        using var pool = new Digits.Pool(2);
        AddBytes(report, pool, image);

        if (TestData.Root is null)
        {
            throw new BenchmarkException(TestData.Missing);
        }

        CallerFigures.NoteLimit(report);
        CallerFigures.Add(report, "mnist", TestData.File("models/mnist.onnx"), inputLength: 784, calls: 500);
        CallerFigures.Add(report, "squeezenet", TestData.File("models/squeezenet.onnx"), inputLength: 3 * 224 * 224, calls: 3);
        PredictBenchmark.Run(report);
        SoakFigures.Add(report, pool);
    }

    private static void AddNode(Report report, float[] image)
    {
        using var model = new Digits(new ModelOptions { IntraOpThreads = 1 });
        using var node = new NodeRuntime(Path.Combine(AppContext.BaseDirectory, Digits.Info.AssetPath), image, 1, 1, 28, 28);
        float[] predicted = ((ReadOnlySpan<float>)model.Predict(image)).ToArray();
        if (predicted.Zip(node.Output, (own, other) => Math.Abs(own - other)).Max() > 1e-4f * predicted.Max(Math.Abs))
        {
            throw new BenchmarkException("The two sides do not compute the same.");
        }

        Comparison direct = AlternatingRounds.CompareTimes(() => Time(() => Predict(model, image, CallsPerRound)), () => node.Time(CallsPerRound), Rounds, warmUps: 10);
        report.Note($"Predict: {Microseconds(direct.First)} us; run of onnxruntime-node: {Microseconds(direct.Second)} us");
        report.Add(new Figure("runtime.node", direct.Ratio, "x", Mark.TimeRatioAtMost(0.65)));

        var result = new Digits.Result();
        Comparison awaited = AlternatingRounds.CompareTimes(
            () => Time(() => PredictAsync(model, image, result, CallsPerRound).GetAwaiter().GetResult()), () => node.Time(CallsPerRound), Rounds, warmUps: 10);
        report.Note($"PredictAsync: {Microseconds(awaited.First)} us, {awaited.Ratio.Value.ToString("0.00", CultureInfo.InvariantCulture)} x");
    }

    private static void AddBytes(Report report, Digits.Pool pool, float[] image)
    {
        float[] scores = new float[10];
        PredictCopies(pool, image, scores, CountedCalls);
        long before = GC.GetAllocatedBytesForCurrentThread();
        PredictCopies(pool, image, scores, CountedCalls);
        report.Add(new Figure("runtime.pool.bytes", Measurement.Exactly(GC.GetAllocatedBytesForCurrentThread() - before, CountedCalls), "B", Mark.AtMost(0)));

        // Of all threads, and so with what the thread pool of .NET allocates for itself.
        var result = new Digits.Result();
        PredictAsync(pool, image, result, CountedCalls).GetAwaiter().GetResult();
        before = GC.GetTotalAllocatedBytes(precise: true);
        PredictAsync(pool, image, result, CountedCalls).GetAwaiter().GetResult();
        double perCall = (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)CountedCalls;
        report.Add(new Figure("runtime.async.bytes", Measurement.Exactly(perCall, CountedCalls), "B/call", Mark.AtMost(1)));
    }

    private static void Predict(Digits model, ReadOnlySpan<float> image, int count)
    {
        for (int i = 0; i < count; i++)
        {
            model.Predict(image);
        }
    }

    private static void PredictCopies(Digits.Pool pool, float[] image, float[] scores, int count)
    {
        for (int i = 0; i < count; i++)
        {
            pool.Predict(image, scores);
        }
    }

    private static async Task PredictAsync(Digits model, float[] image, Digits.Result result, int count)
    {
        for (int i = 0; i < count; i++)
        {
            await model.PredictAsync(image, result);
        }
    }

    private static async Task PredictAsync(Digits.Pool pool, float[] image, Digits.Result result, int count)
    {
        for (int i = 0; i < count; i++)
        {
            await pool.PredictAsync(image, result);
        }
    }

    private static double Time(Action action)
    {
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        action();
        return System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static string Microseconds(Measurement round) => (round.Value * 1000 / CallsPerRound).ToString("0.00", CultureInfo.InvariantCulture);
}
