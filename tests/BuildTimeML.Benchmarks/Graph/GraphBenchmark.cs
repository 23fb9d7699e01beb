using BuildTimeML.Runtime;

namespace BuildTimeML.Benchmarks.Graph;

/// <summary>What the graph core does with models: of any size, and in any state.</summary>
internal static class GraphBenchmark
{
    public static void Run(Report report)
    {
        // What the engine warns of would stand between the lines of the report.
        EngineLog.SeverityWithoutLogger = LogSeverity.Error;
        SimplifyFigures.Add(report);
        LargeGraphFigures.Add(report);
        CorpusFigures.Add(report);
        ReadWriteFigures.Add(report);
        LargeModelFigures.Add(report);
        FuzzFigures.Add(report);
    }
}
