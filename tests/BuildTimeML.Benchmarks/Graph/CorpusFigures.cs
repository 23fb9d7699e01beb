using BuildTimeML.Compression;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Compression.Tests.Corpus;
using BuildTimeML.Graph.Versioning;

namespace BuildTimeML.Benchmarks.Graph;

/// <summary>The node tests of ONNX: read, verified, upgraded, simplified, written and run.</summary>
internal static class CorpusFigures
{
    public static void Add(Report report)
    {
        if (NodeCorpus.Root is null)
        {
            report.Note(NodeCorpus.Missing);
            return;
        }

        CorpusResult[] results = [.. CorpusCase.All.Select(c =>
            CorpusRunner.Run(c, [new UntangleInitializersPass(), new UpgradeOpsetPass(OpsetUpgrade.NewestVersion), .. Pipelines.Simplify()]))];
        report.Note($"{results.Length} node tests");
        foreach (CorpusOutcome outcome in Enum.GetValues<CorpusOutcome>())
        {
            report.Note($"{results.Count(r => r.Outcome == outcome),6} {Describe(outcome)}");
        }

        foreach (CorpusResult broken in results.Where(r => r.Outcome == CorpusOutcome.Broken))
        {
            report.Note($"  {broken.Name}: {broken.Detail}");
        }

        int right = results.Count(r => r.Outcome == CorpusOutcome.Right);
        int run = right + results.Count(r => r.Outcome == CorpusOutcome.Broken);
        report.Add(new Figure("graph.corpus", Measurement.Exactly(100.0 * right / run, run), "%", Mark.AtLeast(100)));
    }

    private static string Describe(CorpusOutcome outcome) => outcome switch
    {
        CorpusOutcome.Right => "right before and after",
        CorpusOutcome.Broken => "right before, and not after",
        CorpusOutcome.NotTensors => "not compared: an input or output is no tensor of numbers",
        CorpusOutcome.NotLoaded => "not compared: the engine does not load the original",
        CorpusOutcome.NotRun => "not compared: the engine does not run the original",
        CorpusOutcome.OtherResults => "not compared: the engine gives something else for the original",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };
}
