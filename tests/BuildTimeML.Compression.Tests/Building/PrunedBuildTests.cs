using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Compression.Tests.Building;

public sealed class PrunedBuildTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void What_was_pruned_is_in_the_manifest_and_the_shipped_model_has_it()
    {
        using BuildFixture fixture = Build(Products(), new PruningSettings { Share = 0.5, PerLayer = true });

        Assert.Contains("pruned 50.0 % of the weights of 2 layers are zero", Measured(fixture), StringComparison.Ordinal);
        using Model shipped = ModelReader.Read(fixture.Item.OutputPath);
        Assert.All(shipped.Graph.Initializers.Where(i => i.Initializer!.Rank == 2), w => Assert.Equal(w.Initializer!.ElementCount / 2, w.Initializer.Elements<float>().Count(0f)));
    }

    [Theory]
    [InlineData("Int8WeightOnly")]
    [InlineData("Int8Dynamic")]
    public void A_model_that_is_little_like_its_original_still_gets_any_precision(string precision)
    {
        using BuildFixture fixture = Build(Products(), new PruningSettings { Channels = 0.75 }, precision);

        Assert.Contains("of the multiply-adds are left", Measured(fixture), StringComparison.Ordinal);
        Assert.Empty(fixture.Warnings);
    }

    [Fact]
    public void Samples_say_how_far_it_is_from_the_original()
    {
        using BuildFixture fixture = Build(Products(), new PruningSettings { LowRank = 0.5 }, samples: new SampleSets(
            ArraySamples.Normal("x", [1, 64], 40), new(ArraySamples.Normal("x", [1, 64], 10, seed: 2), Labels: null, Output: null)));

        Assert.Matches(@"pruned .*SQNR \d+\.\d dB on 10 samples", Measured(fixture));
    }

    [Fact]
    public void Where_nothing_can_be_pruned_a_warning_says_so()
    {
        using BuildFixture fixture = Build(new GraphBuilder(1, 64).Node("Relu", ["x"], "y"), new PruningSettings { Share = 0.5 });

        Assert.Equal(["BTML2050"], fixture.Warnings.Select(w => w.Code));
        Assert.DoesNotContain("pruned", Measured(fixture), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static GraphBuilder Products() =>
        new GraphBuilder(1, 64).Weight("a", 64, 64).Weight("b", 64, 32).Node("MatMul", ["x", "a"], "h").Node("Relu", ["h"], "r").Node("MatMul", ["r", "b"], "y");

    private static string Measured(BuildFixture fixture) => string.Join("; ", fixture.Manifest.Measurements.Select(m => $"{m.Name} {m.Value}"));

    private BuildFixture Build(GraphBuilder builder, PruningSettings pruning, string precision = "Float32", SampleSets? samples = null)
    {
        using (Model model = builder.Build())
        {
            File.WriteAllBytes(_folder.File("net.onnx"), Compressed.Bytes(model));
        }

        var fixture = new BuildFixture(_folder.File("net.onnx"), precision);
        fixture.Item = fixture.Item with { Pruning = pruning };
        fixture.Samples = samples ?? SampleSets.None;
        fixture.Build();
        return fixture;
    }
}
