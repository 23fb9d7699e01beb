using System.Diagnostics;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Evaluation;

/// <summary>Times models in this process, on one thread, always on the same inputs.</summary>
/// <param name="inputs">The inputs of one run: those that have no default.</param>
internal sealed class RunTimer(Func<IReadOnlyList<NamedTensor>> inputs)
{
    private const int WarmUps = 3;
    private const int FewestRuns = 11;
    private const int MostRuns = 501;
    private const double RunBudget = 1000;
    private const int FewestLoads = 5;
    private const int MostLoads = 15;
    private const double LoadBudget = 1500;

    /// <param name="path">The model.</param>
    /// <param name="optimization">How it is loaded.</param>
    /// <param name="cancellation">Ends the work between two runs.</param>
    /// <returns>Milliseconds of one run.</returns>
    /// <exception cref="OnnxRuntimeException">The engine refuses the model or the run.</exception>
    public MedianEstimate Run(string path, GraphOptimization? optimization, CancellationToken cancellation)
    {
        using var model = new EngineModel(path, optimization);
        using ModelCall call = model.Bind(inputs());
        for (int i = 0; i < WarmUps; i++)
        {
            call.Run(CancellationToken.None);
        }

        return Repeat(() => call.Run(CancellationToken.None), FewestRuns, MostRuns, RunBudget, cancellation);
    }

    /// <summary>Milliseconds of making a session and of its first run. The file is in the system's memory, and .NET has compiled the code.</summary>
    /// <inheritdoc cref="Run"/>
    public MedianEstimate Load(string path, GraphOptimization? optimization, CancellationToken cancellation)
    {
        IReadOnlyList<NamedTensor> tensors = inputs();
        Once();
        return Repeat(Once, FewestLoads, MostLoads, LoadBudget, cancellation);

        void Once()
        {
            using var model = new EngineModel(path, optimization);
            using ModelCall call = model.Bind(tensors);
            call.Run(CancellationToken.None);
        }
    }

    /// <summary>Runs a session some times.</summary>
    public void RunSome(ModelSession session, int times)
    {
        using var call = new ModelCall(session, [.. inputs()], [.. session.Outputs.Select(o => new NamedTensor(o.Name, new EngineOutput()))], ownsTensors: false);
        for (int i = 0; i < times; i++)
        {
            call.Run(CancellationToken.None);
        }
    }

    private static MedianEstimate Repeat(Action action, int fewest, int most, double milliseconds, CancellationToken cancellation)
    {
        var times = new List<double>();
        long start = Stopwatch.GetTimestamp();
        while (times.Count < fewest || (times.Count < most && Stopwatch.GetElapsedTime(start).TotalMilliseconds < milliseconds))
        {
            cancellation.ThrowIfCancellationRequested();
            long begin = Stopwatch.GetTimestamp();
            action();
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        return MedianEstimate.MedianOf(times);
    }
}
