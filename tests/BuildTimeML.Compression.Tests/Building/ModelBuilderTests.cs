using System.Security.Cryptography;
using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Tests.Building;

public sealed class ModelBuilderTests
{
    [Theory]
    [InlineData("Float32")]
    [InlineData("Int8WeightOnly")]
    [InlineData("Int8Dynamic")]
    public void The_manifest_says_what_was_built_from_what(string precision)
    {
        using var fixture = new BuildFixture(Models.MobileNet, precision, labelled: "logits");

        fixture.Build();

        ModelManifest manifest = fixture.Manifest;
        Assert.Equal(ManifestStage.Complete, manifest.Stage);
        Assert.Equal(new ModelFile("Models/net.onnx", 320_527, Sha256(Models.MobileNet)), manifest.Source);
        Assert.Equal(
            new ModelFile("BuildTimeML/App/model.onnx", new FileInfo(fixture.Item.OutputPath).Length, Sha256(fixture.Item.OutputPath)), manifest.Asset);
        Assert.Equal(ScoreKind.Logit, manifest.Labels!.Scores);
        Assert.Equal("size", Assert.Single(manifest.Measurements).Name);
        Assert.Equal(["model.btml", "model.onnx"], fixture.Files);
        Assert.Empty(fixture.Warnings);
    }

    [Fact]
    public void Float32_is_the_simplified_model()
    {
        using var fixture = new BuildFixture(Models.MobileNet, "Float32");

        fixture.Build();

        Assert.Equal(Compressed.Make(Models.MobileNet, "Float32"), File.ReadAllBytes(fixture.Item.OutputPath));
    }

    [Fact]
    public void Float32_of_a_model_with_nothing_to_simplify_is_the_file_itself()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("relu.onnx"), Compressed.Bytes(new GraphBuilder(2, 2).Node("Relu", ["x"], "y").Build()));
        using var fixture = new BuildFixture(folder.File("relu.onnx"), "Float32");

        fixture.Build();

        Assert.Equal(File.ReadAllBytes(folder.File("relu.onnx")), File.ReadAllBytes(fixture.Item.OutputPath));
    }

    [TestDataFact]
    public void A_softmax_at_the_end_makes_probabilities()
    {
        using var fixture = new BuildFixture(Models.Find("squeezenet"), "Float32", labelled: "softmaxout_1");

        fixture.Build();

        Assert.Equal(ScoreKind.Probability, fixture.Manifest.Labels!.Scores);
    }

    [Fact]
    public void Building_twice_gives_the_same_files_and_leaves_them_untouched()
    {
        using var fixture = new BuildFixture(Models.MobileNet, "Int8Dynamic");
        fixture.Build();
        (string manifest, DateTime written) = (File.ReadAllText(fixture.Item.ManifestPath), File.GetLastWriteTimeUtc(fixture.Item.OutputPath));

        fixture.Build();

        Assert.Equal(manifest, File.ReadAllText(fixture.Item.ManifestPath));
        Assert.Equal(written, File.GetLastWriteTimeUtc(fixture.Item.OutputPath));
    }

    [TestDataFact]
    public void A_model_without_weights_is_only_simplified_with_a_warning()
    {
        using var fixture = new BuildFixture(Models.Find("iris-random-forest"), "Int8Dynamic");

        fixture.Build();

        Assert.Equal("BTML2001", Assert.Single(fixture.Warnings).Code);
        Assert.Equal(Compressed.Make(Models.Find("iris-random-forest"), "Float32"), File.ReadAllBytes(fixture.Item.OutputPath));
    }

    [Fact]
    public void A_failure_leaves_the_old_output_and_manifest()
    {
        using var fixture = new BuildFixture(Models.MobileNet, "Int8Dynamic", maxSize: 1000);
        File.WriteAllText(fixture.Item.OutputPath, "old");

        fixture.BuildError();

        Assert.Equal("old", File.ReadAllText(fixture.Item.OutputPath));
        Assert.Equal(fixture.Signature, File.ReadAllText(fixture.Item.ManifestPath));
        Assert.Equal(["model.btml", "model.onnx"], fixture.Files);
    }

    [Theory]
    [InlineData("reading")]
    [InlineData("running the original")]
    [InlineData("compressing to Int8Dynamic")]
    public void A_cancelled_build_leaves_the_old_output_and_manifest(string phase)
    {
        using var cancellation = new CancellationTokenSource();
        using var fixture = new BuildFixture(Models.MobileNet, "Int8Dynamic") { PhaseBegins = p => { if (p == phase) { cancellation.Cancel(); } } };
        File.WriteAllText(fixture.Item.OutputPath, "old");

        Assert.ThrowsAny<OperationCanceledException>(() => fixture.Build(cancellation.Token));

        Assert.Equal("old", File.ReadAllText(fixture.Item.OutputPath));
        Assert.Equal(fixture.Signature, File.ReadAllText(fixture.Item.ManifestPath));
        Assert.Equal(["model.btml", "model.onnx"], fixture.Files);
    }

    [Theory]
    [InlineData("Int8Dynamic", 1)]
    [InlineData("Int8", 1)]
    [InlineData("Int8WeightOnly", 0)]
    public void Only_of_what_is_shipped_is_it_looked_whether_layers_are_fused(string precision, int times)
    {
        var phases = new List<string>();
        using var fixture = new BuildFixture(Models.Agnews, precision) { PhaseBegins = phases.Add };

        fixture.Build();

        Assert.Equal(times, phases.Count(p => p == "looking for fused layers"));
        Assert.Empty(fixture.Warnings);
    }

    [Fact]
    public void A_variant_computes_in_float16_and_no_time_of_the_CPU_decides_on_it()
    {
        var phases = new List<string>();
        using var fixture = new BuildFixture(Models.Agnews, "Float16") { PhaseBegins = phases.Add };
        fixture.Item = fixture.Item with { Provider = "Cuda", OptimizeSize = false };

        fixture.Build();

        using Model built = ModelReader.Read(fixture.Item.OutputPath);
        Assert.All(built.Graph.Nodes.Where(n => n.Is("MatMul")).SelectMany(n => n.Inputs).Where(v => v!.Initializer is not null), v => Assert.Equal(Graph.Ir.ElementType.Float16, v!.Initializer!.ElementType));
        Assert.Equal("Float16", fixture.Manifest.Precision);
        Assert.DoesNotContain(phases, p => p.StartsWith("timing", StringComparison.Ordinal));
        Assert.Empty(fixture.Warnings);
    }

    [Fact]
    public void A_variant_that_breaks_a_budget_is_named_with_its_provider()
    {
        using var fixture = new BuildFixture(Models.MobileNet, "Float16", maxSize: 1000);
        fixture.Item = fixture.Item with { Provider = "Cuda" };

        BuildError error = fixture.BuildError();

        Assert.Equal("BTML1001", error.Code);
        Assert.StartsWith("'Models/net.onnx for Cuda' takes ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variant_computes_in_float32_what_leaves_the_range_with_its_samples()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("net.onnx"), Compressed.Bytes(new GraphBuilder(1, 64).Weight("w", [64], [.. Enumerable.Repeat(60000f, 64)])
            .Node("Mul", ["x", "w"], "a").Node("Mul", ["a", "w"], "b").Node("Softmax", ["b"], "y").Build()));
        using var fixture = new BuildFixture(folder.File("net.onnx"), "Float16");
        fixture.Item = fixture.Item with { Provider = "Cuda" };
        fixture.Samples = new SampleSets(ArraySamples.Normal("x", [1, 64], 4), null);

        fixture.Build();

        using Model built = ModelReader.Read(fixture.Item.OutputPath);
        Assert.Equal(Graph.Ir.ElementType.Float32, built.Graph.Nodes.First(n => n.Is("Mul")).Inputs[1]!.Initializer!.ElementType);
        Assert.Contains("Mul 'a' by HalfCompute (it holds numbers beyond the range of the type)", Assert.Single(fixture.Warnings).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MinMax", 39.9f / 255)]
    [InlineData("Halfway", 0)]
    public void The_item_says_how_ranges_are_chosen(string method, float expected)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("net.onnx"), Compressed.Bytes(new GraphBuilder(1, 64).Weight("w", 64, 64).Node("MatMul", ["x", "w"], "y").Build()));
        float[] numbers = [.. ArraySamples.Normal(new Random(1), 64 * 100), .. Enumerable.Repeat(0f, 62), 30, -9.9f];
        var samples = new ArraySamples("x", [1, 64], [.. numbers.Chunk(64)]);
        using var fixture = new BuildFixture(folder.File("net.onnx"), "Int8Static") { Samples = new SampleSets(samples, null) };
        fixture.Item = fixture.Item with { Data = ItemData.None with { Method = method } };

        fixture.Build();

        using Model built = ModelReader.Read(fixture.Item.OutputPath);
        float scale = built.Graph.Nodes.Single(n => n.Is("QuantizeLinear")).Inputs[1]!.Initializer!.Elements<float>()[0];
        Assert.Equal(method == "MinMax", Math.Abs(scale - expected) < 1e-6);
        Assert.InRange(scale, 0.02f, 39.9f / 255);
    }

    [Fact]
    public void What_a_killed_build_left_is_taken_away()
    {
        using var fixture = new BuildFixture(Models.MobileNet, "Float32");
        File.WriteAllText(fixture.Item.ManifestPath + ".0123.tmp", "half");
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(fixture.Item.OutputPath + ".0123.tmp").FullName, "model.onnx"), "half");

        fixture.Build(cache: null);

        Assert.Equal(["model.btml", "model.onnx"], fixture.Files);
    }

    private static string Sha256(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
}
