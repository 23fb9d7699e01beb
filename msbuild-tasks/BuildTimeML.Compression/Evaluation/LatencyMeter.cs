using System.Diagnostics;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Evaluation;

/// <summary>
/// Times models against the float model: both in this process, on one thread and on the same inputs, in rounds that take
/// turns, so that what the machine does meanwhile falls on both.
/// </summary>
/// <param name="floatPath">The simplified float model.</param>
/// <param name="inputs">The inputs of one run.</param>
internal sealed class LatencyMeter(string floatPath, Func<IReadOnlyList<NamedTensor>> inputs) : ILatencyMeter
{
    private const int WarmUps = 3;
    private const int FewestRounds = 7;
    private const int MostRounds = 61;
    private const double RoundMilliseconds = 2;
    private const double Budget = 1500;

    public MedianEstimate Ratio(string path, CancellationToken cancellation, GraphOptimization? optimization = null)
    {
        using var candidate = new EngineModel(path, optimization);
        using var reference = new EngineModel(floatPath);
        IReadOnlyList<NamedTensor> tensors = inputs();
        using ModelCall candidateCall = candidate.Bind(tensors);
        using ModelCall referenceCall = reference.Bind(tensors);
        double once = Once(candidateCall) + Once(referenceCall);
        int calls = (int)Math.Clamp(RoundMilliseconds / once, 1, 1000);
        int rounds = (int)Math.Clamp(Budget / (once * calls), FewestRounds, MostRounds);
        return AlternatingRounds.Compare(() => Run(candidateCall, calls, cancellation), () => Run(referenceCall, calls, cancellation), rounds, WarmUps).Ratio;
    }

    private static void Run(ModelCall call, int times, CancellationToken cancellation)
    {
        for (int i = 0; i < times; i++)
        {
            cancellation.ThrowIfCancellationRequested();

            // A run that listens takes longer.
            call.Run(CancellationToken.None);
        }
    }

    private static double Once(ModelCall call)
    {
        call.Run();
        long start = Stopwatch.GetTimestamp();
        call.Run();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
