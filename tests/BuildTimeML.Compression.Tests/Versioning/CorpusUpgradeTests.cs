using BuildTimeML.Compression.Passes;
using BuildTimeML.Compression.Tests.Corpus;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Graph.Versioning;

namespace BuildTimeML.Compression.Tests.Versioning;

public sealed class CorpusUpgradeTests
{
    [CorpusFact]
    public void Every_model_that_the_engine_runs_correctly_is_still_right_when_upgraded()
    {
        CorpusResult[] results = [.. CorpusCase.All.Select(c => CorpusRunner.Run(c, [new UpgradeOpsetPass(OpsetUpgrade.NewestVersion)]))];

        Assert.Empty(results.Where(r => r.Outcome == CorpusOutcome.Broken).Select(r => $"{r.Name}: {r.Detail}"));
        Assert.InRange(results.Count(r => r.Outcome == CorpusOutcome.Right), 700, results.Length);
    }

    [CorpusFact]
    public void Every_model_that_the_engine_runs_correctly_is_still_right_when_upgraded_and_simplified()
    {
        CorpusResult[] results = [.. CorpusCase.All.Select(c => CorpusRunner.Run(c, [new UpgradeOpsetPass(OpsetUpgrade.NewestVersion), .. Pipelines.Simplify()]))];

        Assert.Empty(results.Where(r => r.Outcome == CorpusOutcome.Broken).Select(r => $"{r.Name}: {r.Detail}"));
    }

    [CorpusFact]
    public void Every_model_reaches_the_newest_version() =>
        Assert.All(CorpusCase.All, c => Assert.Null(Stop(c)));

    private static OpsetStop? Stop(CorpusCase test)
    {
        using Model model = ModelReader.Read(test.ModelPath);
        return OpsetUpgrade.Run(model, OpsetUpgrade.NewestVersion);
    }
}
