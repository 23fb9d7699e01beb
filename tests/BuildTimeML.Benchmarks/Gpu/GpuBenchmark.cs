using System.Diagnostics;
using BuildTimeML.Runtime;
using BuildTimeML.Runtime.ExecutionProviders;

namespace BuildTimeML.Benchmarks.Gpu;

/// <summary>Models on each execution provider that is asked for: how long a call takes, how many nodes it takes, how far it is from the CPU.</summary>
internal static class GpuBenchmark
{
    private const int MinRounds = 5;
    private const int MaxRounds = 500;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(3);

    /// <param name="report">Gets the figures.</param>
    /// <param name="arguments"><c>--providers Cuda;Cpu</c>, and <c>--engine FILE</c> for another library than the one beside the program.</param>
    public static void Run(Report report, string[] arguments)
    {
        string[] providers = ["Cpu"];
        for (int i = 0; i < arguments.Length; i += 2)
        {
            string value = i + 1 < arguments.Length ? arguments[i + 1] : throw new BenchmarkException($"'{arguments[i]}' has no value.");
            switch (arguments[i])
            {
                case "--providers": providers = value.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries); break;
                case "--engine": OnnxRuntimeEngine.LibraryPath = Path.GetFullPath(value); break;
                default: throw new BenchmarkException($"'{arguments[i]}' is not known. There are --providers and --engine.");
            }
        }

        report.Note($"ONNX Runtime {OnnxRuntimeEngine.Version}; medians with 95 % intervals, inputs and outputs in the memory of the CPU");
        foreach (GpuCase model in GpuCase.All())
        {
            float[] expected = Outputs(model);
            foreach (string provider in providers)
            {
                Measure(report, model, ExecutionProviderTable.Create(provider), expected);
            }
        }
    }

    private static void Measure(Report report, GpuCase model, ExecutionProvider provider, float[] expected)
    {
        string name = $"gpu.{model.Name}.{provider.Name.ToLowerInvariant()}";
        using var run = new GpuRun(model, new ModelOptions { Providers = [provider] });
        report.Note($"{name}: {run.Session.Provider}{string.Concat(run.Session.ProviderFallbacks.Select(f => $" ({f.Provider}: {f.Reason})"))}");
        bool runs = run.Session.ProviderFallbacks.Count == 0;
        report.Add(new Figure($"{name}.runs", Measurement.Exactly(runs ? 1 : 0), "", Mark.AtLeast(1)));
        foreach ((string on, int nodes) in run.Session.NodesByProvider)
        {
            report.Add(new Figure($"{name}.nodes.{on.ToLowerInvariant()}", Measurement.Exactly(nodes), "nodes", Mark.None));
        }

        if (runs)
        {
            // In millionths: a figure has four places.
            double difference = expected.Zip(run.Outputs(), (e, a) => Math.Abs((double)e - a)).Max() * 1e6;
            report.Add(new Figure($"{name}.difference", Measurement.Exactly(difference, expected.Length), "e-6", Mark.AtMost(model.Tolerance * 1e6)));
            report.Add(new Figure($"{name}.time", Time(run.Call.Run), "ms", Mark.None));
        }
    }

    private static float[] Outputs(GpuCase model)
    {
        using var run = new GpuRun(model, new ModelOptions());
        return run.Outputs();
    }

    private static Measurement Time(Action call)
    {
        var total = Stopwatch.StartNew();
        while (total.Elapsed < WarmUp)
        {
            call();
        }

        List<double> times = [];
        total.Restart();
        while (times.Count < MinRounds || (times.Count < MaxRounds && total.Elapsed < Budget))
        {
            long start = Stopwatch.GetTimestamp();
            call();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return Measurement.MedianOf(times);
    }
}
