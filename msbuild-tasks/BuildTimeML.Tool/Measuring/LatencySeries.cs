using System.Diagnostics;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Runtime;
using BuildTimeML.Tool.Terminal;

namespace BuildTimeML.Tool.Measuring;

/// <summary>The times of single calls, one after the other.</summary>
/// <param name="Milliseconds">In the order of the calls.</param>
internal sealed record LatencySeries(IReadOnlyList<double> Milliseconds)
{
    private const int WarmUps = 5;
    private const int FewestCalls = 20;

    public MedianEstimate Median => MedianEstimate.MedianOf(Milliseconds);

    /// <summary>The time that 95 of a hundred calls do not exceed.</summary>
    public double Percentile95 => Milliseconds.Order().ElementAt((int)Math.Ceiling(0.95 * Milliseconds.Count) - 1);

    public double Minimum => Milliseconds.Min();

    /// <param name="model">What is measured.</param>
    /// <param name="samples">Its inputs, which take turns; reading them is not timed.</param>
    /// <param name="duration">How long to measure, warm-up not counted.</param>
    /// <param name="progress">Hears how far it has come.</param>
    /// <param name="cancellation">Ends it between two calls.</param>
    public static LatencySeries Measure(EngineModel model, ISamples samples, TimeSpan duration, ConsoleProgress progress, CancellationToken cancellation)
    {
        for (int i = 0; i < WarmUps; i++)
        {
            Call(model, samples.Read(i % samples.Count));
        }

        var times = new List<double>();
        long start = Stopwatch.GetTimestamp();
        while (times.Count < FewestCalls || Stopwatch.GetElapsedTime(start) < duration)
        {
            cancellation.ThrowIfCancellationRequested();
            times.Add(Call(model, samples.Read(times.Count % samples.Count)));
            progress.Step((int)Stopwatch.GetElapsedTime(start).TotalMilliseconds, (int)duration.TotalMilliseconds);
        }

        return new LatencySeries(times);
    }

    private static double Call(EngineModel model, IReadOnlyList<NamedTensor> inputs)
    {
        using ModelCall call = model.Bind(inputs);
        long start = Stopwatch.GetTimestamp();
        call.Run();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
