using System.Diagnostics.Metrics;
using BuildTimeML.Runtime;
using BuildTimeML.Runtime.Observability;

namespace BuildTimeML.Benchmarks.Predict;

/// <summary>What a call of a typed class costs above the call from C that it ends in.</summary>
internal static class PredictBenchmark
{
    // Rounds far shorter than a scheduler's time slice: on a busy machine most of them run undisturbed.
    private const int Rounds = 3000;
    private const int CallsPerRound = 20;
    private const int CountedCalls = 10_000;

    public static void Run(Report report)
    {
        using var classifier = new Digits(new ModelOptions { IntraOpThreads = 1 });
        var random = new Random(1);
        float[] image = [.. Enumerable.Range(0, 784).Select(_ => random.NextSingle())];
        using var raw = new RawCall(classifier.Session, image, outputLength: 10);
        VerifyAgreement(raw, classifier, image);

        Comparison comparison = AlternatingRounds.Compare(
            () => Predict(classifier, image, CallsPerRound), () => raw.Run(CallsPerRound), Rounds, warmUps: 500);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Predict(classifier, image, CountedCalls);
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;

        (Comparison listened, long listenerBytes) = WithListener(classifier, raw, image);

        report.Note($"{Path.GetFileName(Digits.Info.AssetPath)} of {Digits.Info.Size} bytes on ONNX Runtime {OnnxRuntimeEngine.Version}, {classifier.Provider}, one thread, {CallsPerRound} calls per round; 95 % intervals of medians by order statistics");
        report.Note($"Predict, with its copy of the input: {Microseconds(comparison.First)} us; the run alone, from C: {Microseconds(comparison.Second)} us");
        report.Add(new Figure("predict.ratio", comparison.Ratio, "x", Mark.TimeRatioAtMost(1.01)));
        report.Add(new Figure("predict.bytes", Measurement.Exactly(bytes, CountedCalls), "B", Mark.AtMost(0)));
        report.Note($"the same while a MeterListener takes every instrument: {Microseconds(listened.First)} us against {Microseconds(listened.Second)} us");
        report.Add(new Figure("metrics.listener.bytes", Measurement.Exactly(listenerBytes, CountedCalls), "B", Mark.AtMost(0)));
    }

    private static (Comparison Time, long Bytes) WithListener(Digits classifier, RawCall raw, float[] image)
    {
        using var listener = new MeterListener();
        listener.InstrumentPublished = static (instrument, me) =>
        {
            if (instrument.Meter.Name == RuntimeMetrics.MeterName)
            {
                me.EnableMeasurementEvents(instrument);
            }
        };
        long measurements = 0;
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => measurements++);
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => measurements++);
        listener.Start();
        Comparison time = AlternatingRounds.Compare(
            () => Predict(classifier, image, CallsPerRound), () => raw.Run(CallsPerRound), Rounds, warmUps: 500);
        measurements = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        Predict(classifier, image, CountedCalls);
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        return measurements == 2 * CountedCalls ? (time, bytes) : throw new BenchmarkException("The calls were not measured.");
    }

    private static void Predict(Digits classifier, ReadOnlySpan<float> image, int count)
    {
        for (int i = 0; i < count; i++)
        {
            classifier.Predict(image);
        }
    }

    private static void VerifyAgreement(RawCall raw, Digits classifier, float[] image)
    {
        raw.Run(1);
        ReadOnlySpan<float> predicted = classifier.Predict(image);
        if (!raw.Output.SequenceEqual(predicted) || predicted.IndexOfAnyExcept(0f) < 0)
        {
            throw new BenchmarkException("The two sides do not compute the same.");
        }
    }

    private static string Microseconds(Measurement round) =>
        (round.Value * 1000 / CallsPerRound).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
}
