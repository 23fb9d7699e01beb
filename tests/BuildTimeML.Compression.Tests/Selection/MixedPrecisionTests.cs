using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Tests.Helpers;

namespace BuildTimeML.Compression.Tests.Selection;

/// <summary>Of six products one has weights of which a single one is 3,000 times the others: eight bits leave nothing of those.</summary>
public sealed class MixedPrecisionTests : IDisposable
{
    private readonly SelectionFixture _fixture = new(Chain());

    [Fact]
    public void Only_the_layer_that_hurts_stays_in_float()
    {
        _fixture.Item = Limited(30);

        using Candidate chosen = _fixture.Choose("Int8Dynamic");

        Assert.Contains(_fixture.Infos, i => i.StartsWith("1 of 6 layers of 'net' stay in float32 to keep its budgets: ", StringComparison.Ordinal) && i.Contains("h3", StringComparison.Ordinal));
        Assert.True(_fixture.Context.Quality!.Measure(chosen.File.Path).Decibels >= 30);
        Assert.Equal(5, Operators(chosen)["DynamicQuantizeLinear"]);
    }

    [Fact]
    public void Where_no_mixture_keeps_the_budget_all_layers_are_quantised_and_the_budget_breaks()
    {
        _fixture.Item = Limited(200);

        using Candidate chosen = _fixture.Choose("Int8Dynamic");

        Assert.Equal(6, Operators(chosen)["DynamicQuantizeLinear"]);
    }

    public void Dispose() => _fixture.Dispose();

    private static GraphBuilder Chain()
    {
        var graph = new GraphBuilder(1, 64);
        string previous = "x";
        for (int i = 0; i < 6; i++)
        {
            string output = i == 5 ? "y" : $"h{i}";
            _ = i == 3 ? graph.Weight($"w{i}", [64, 64], Spiked()) : graph.Weight($"w{i}", 64, 64);
            graph.Node("MatMul", [previous, $"w{i}"], output);
            previous = output;
        }

        return graph;
    }

    // One large weight in each column, on an input that the layer before makes as large as any.
    private static float[] Spiked()
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, 64 * 64).Select(i => (i / 64 == i % 64 ? 300 : 1) * ((float)random.NextDouble() - 0.5f))];
    }

    private static Dictionary<string, int> Operators(Candidate candidate)
    {
        using var model = Graph.Serialization.ModelReader.Read(candidate.File.Path);
        return model.Graph.Nodes.CountBy(n => n.OpType).ToDictionary();
    }

    private WorkerItem Limited(double decibels) => _fixture.Item with { Limits = new QualityLimits(null, decibels, null), OptimizeSize = true };
}
