using System.Diagnostics;
using System.Globalization;
using BuildTimeML.Compression;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Benchmarks.Graph;

/// <summary>What simplifying costs on a graph of many nodes, which is checked after each pass and rule.</summary>
internal static class LargeGraphFigures
{
    private const int Nodes = 20_000;
    private const double AllowedSeconds = 10;

    public static void Add(Report report)
    {
        using Model model = LargeGraph.Make(Nodes);
        long start = Stopwatch.GetTimestamp();
        PassRunner.Run(model, Pipelines.Simplify(), new PassLog());
        double simplified = Stopwatch.GetElapsedTime(start).TotalSeconds;
        report.Note(string.Create(CultureInfo.InvariantCulture, $"a graph of {Nodes} nodes has {model.Graph.Nodes.Count} when simplified"));
        report.Add(new Figure("graph.large.simplify", Measurement.Exactly(simplified), "s", Mark.AtMost(AllowedSeconds)));
    }
}
