namespace BuildTimeML.Compression.Tests.Corpus;

public sealed class CorpusTests
{
    [CorpusFact]
    public void Every_model_that_the_engine_runs_correctly_is_still_right_when_simplified()
    {
        CorpusResult[] results = [.. CorpusCase.All.Select(c => CorpusRunner.Run(c, Pipelines.Simplify()))];

        Assert.Empty(results.Where(r => r.Outcome == CorpusOutcome.Broken).Select(r => $"{r.Name}: {r.Detail}"));
        Assert.InRange(results.Count(r => r.Outcome == CorpusOutcome.Right), 850, results.Length);
    }
}
