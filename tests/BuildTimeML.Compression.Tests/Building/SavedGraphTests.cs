using System.IO.Compression;
using System.Security.Cryptography;
using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Manifest;
using BuildTimeML.Runtime;
using ModelFile = BuildTimeML.Manifest.ModelFile;

namespace BuildTimeML.Compression.Tests.Building;

public sealed class SavedGraphTests
{
    private const int Side = 2304;

    [Fact]
    public void The_engines_optimised_graph_is_shipped_and_gives_the_same_without_an_optimiser()
    {
        using BuildFixture plain = Build(Models.Agnews, "Float32", save: false);
        using BuildFixture saved = Build(Models.Agnews, "Float32");

        Assert.Equal(OnnxRuntimeEngine.Version, saved.Manifest.OptimizedBy);
        Assert.Null(plain.Manifest.OptimizedBy);
        using (Model model = ModelReader.Read(saved.Item.OutputPath))
        {
            Assert.Contains(model.Graph.Nodes, n => n is { Domain: "com.microsoft", OpType: "BiasGelu" });
        }

        Assert.InRange(saved.Manifest.AssetSize, 1, plain.Manifest.AssetSize * 1.01);
        Assert.Contains(new Measurement("size", SizeText.Ratio(saved.Manifest.AssetSize, saved.Manifest.SourceSize)), saved.Manifest.Measurements);
        using var reference = new EngineModel(plain.Item.OutputPath);
        using var actual = new EngineModel(saved.Item.OutputPath, GraphOptimization.None);
        IReadOnlyList<NamedTensor> inputs = reference.Synthetic([]);
        Assert.Null(EquivalenceCheck.Difference(reference.RunOn(inputs), actual.RunOn(inputs)));
    }

    [Fact]
    public void Building_twice_gives_the_same_bytes()
    {
        using BuildFixture first = Build(Models.Agnews, "Float32");
        using BuildFixture second = Build(Models.Agnews, "Float32");

        Assert.Equal(File.ReadAllBytes(first.Item.OutputPath), File.ReadAllBytes(second.Item.OutputPath));
        Assert.Equal(File.ReadAllText(first.Item.ManifestPath), File.ReadAllText(second.Item.ManifestPath));
    }

    [Theory]
    [InlineData("Float32", "the engine lays out convolutions for the machine that loads them")]
    [InlineData("Int8WeightOnly", "the engine lays out convolutions for the machine that loads them")]
    public void A_graph_with_convolutions_is_left_to_loading(string precision, string why)
    {
        using BuildFixture plain = Build(Models.MobileNet, precision, save: false);
        using BuildFixture saved = Build(Models.MobileNet, precision);

        Assert.Null(saved.Manifest.OptimizedBy);
        Assert.Equal(File.ReadAllBytes(plain.Item.OutputPath), File.ReadAllBytes(saved.Item.OutputPath));
        Assert.Contains(saved.Infos, i => i.Contains(why, StringComparison.Ordinal));
        Assert.Equal(["model.btml", "model.onnx"], saved.Files);
    }

    [Fact]
    public void A_table_in_8_bits_stays_so_and_the_graph_is_shipped()
    {
        using BuildFixture plain = Build(Models.Agnews, "Int8Dynamic", save: false);
        using BuildFixture saved = Build(Models.Agnews, "Int8Dynamic");

        Assert.NotNull(saved.Manifest.OptimizedBy);
        Assert.InRange(saved.Manifest.AssetSize, 1, plain.Manifest.AssetSize * 1.01);
        using Model model = ModelReader.Read(saved.Item.OutputPath);
        Assert.Contains(model.Graph.Nodes, n => n.Is("Gather") && n.Inputs[0]!.Initializer is { ElementType: Graph.Ir.ElementType.Int8 });
        Assert.Contains(model.Graph.Nodes, n => n.OpType == "DynamicQuantizeMatMul");
    }

    [Fact]
    public void Weights_that_the_engine_would_unpack_stay_packed()
    {
        using BuildFixture saved = Build(Models.Agnews, "Int8WeightOnly");

        Assert.Null(saved.Manifest.OptimizedBy);
        Assert.InRange(saved.Manifest.AssetSize, 1, 1_600_000);
        Assert.Contains(saved.Infos, i => i.StartsWith("the graph of 'Models/net.onnx' is optimised when it is loaded: it would take ", StringComparison.Ordinal));
    }

    // The engine's graph of a small model imports more operator sets, and takes some bytes more for them.
    [Theory]
    [InlineData("MaxSize")]
    [InlineData("MaxCompressedSize")]
    public void A_graph_that_breaks_a_budget_on_size_is_taken_only_where_the_candidate_breaks_it_too(string metadata)
    {
        using var folder = new TemporaryFolder();
        using (Model model = new GraphBuilder(1, 256).Weight("w", 256, 256).Node("MatMul", ["x", "w"], "y").Build())
        {
            File.WriteAllBytes(folder.File("net.onnx"), Compressed.Bytes(model));
        }

        using var evaluator = new ModelEvaluator("net", folder.File("net.onnx"), []);
        using Candidate candidate = new CandidateMaker("net", folder.File("net.onnx"), folder.File("out.onnx"), evaluator, SchemeContext.Empty).Make(SchemeTable.Find("Float32")!);
        WorkerItem item = new(0, folder.File("net.onnx"), folder.File("out.btml"), folder.File("out.onnx"), "out.onnx", MaxSize: null);
        WorkerItem With(long limit) => metadata == "MaxSize" ? item with { MaxSize = limit } : item with { Costs = CostLimits.None with { MaxCompressedSize = limit } };
        long Size(Candidate of) => metadata == "MaxSize" ? of.Size : of.CompressedSize(default);

        using Candidate? fits = SavedGraph.Make(candidate, item, maySplit: true, evaluator, out string? fault);
        Assert.Equal((false, null), (fits is null, fault));
        Assert.True(Size(fits!) > Size(candidate), $"{Size(fits!)} is not more than {Size(candidate)}: the model tells nothing");
        Assert.Null(SavedGraph.Make(candidate, With(Size(candidate)), maySplit: true, evaluator, out string? whyNot));
        Assert.EndsWith($"and break {metadata}, which is kept without that", whyNot, StringComparison.Ordinal);
        using Candidate? both = SavedGraph.Make(candidate, With(Size(candidate) - 1), maySplit: true, evaluator, out _);
        Assert.NotNull(both);
        Assert.Equal(4, folder.Names().Length);
    }

    [Fact]
    public void A_large_model_has_its_weights_in_a_file_of_pages()
    {
        using var folder = new TemporaryFolder();
        using BuildFixture fixture = Build(Large(folder), "Float32");

        Assert.Equal(["model.btml", "model.onnx", "model.onnx.data"], fixture.Files);
        ModelFile weights = fixture.Manifest.AssetWeights!;
        byte[] content = File.ReadAllBytes(fixture.Item.OutputPath + ".data");
        Assert.Equal((content.Length, Hash(content)), (weights.Size, weights.Sha256));
        ModelFile asset = fixture.Manifest.Asset!;
        var info = new ModelInfo("Net", "Float32", "model.onnx", asset.Size, asset.Sha256, 0)
        {
            Weights = new WeightsFile("model.onnx.data", weights.Size, weights.Sha256),
            OptimizedBy = fixture.Manifest.OptimizedBy,
        };
        var options = new ModelOptions { ModelDirectory = Path.GetDirectoryName(fixture.Item.OutputPath) };
        ModelSession.Load(info, options).Dispose();

        content[^1] ^= 1;
        File.WriteAllBytes(fixture.Item.OutputPath + ".data", content);
        Assert.Throws<ModelFileException>(() => ModelSession.Load(info, options));
    }

    [Theory]
    [InlineData("Plain")]
    [InlineData("Brotli")]
    public void A_model_for_the_assembly_stays_one_file(string embedding)
    {
        using var folder = new TemporaryFolder();
        using BuildFixture fixture = Build(Large(folder), "Float32", embedding: Enum.Parse<ModelEmbedding>(embedding));

        string[] compressed = embedding == "Brotli" ? ["model.onnx.br"] : [];
        Assert.Equal(["model.btml", "model.onnx", .. compressed], fixture.Files);
        Assert.Null(fixture.Manifest.AssetWeights);
        Assert.NotNull(fixture.Manifest.OptimizedBy);
        if (embedding == "Brotli")
        {
            using FileStream file = File.OpenRead(fixture.Item.OutputPath + ".br");
            using var brotli = new BrotliStream(file, CompressionMode.Decompress);
            Assert.Equal(fixture.Manifest.Asset!.Sha256, Convert.ToHexStringLower(SHA256.HashData(brotli)));
        }
    }

    private static BuildFixture Build(string path, string precision, bool save = true, ModelEmbedding embedding = ModelEmbedding.None)
    {
        var fixture = new BuildFixture(path, precision);
        fixture.Item = fixture.Item with { SaveOptimizedGraph = save };
        File.WriteAllText(fixture.Item.ManifestPath, ManifestWriter.Write(fixture.Manifest with { Embedding = embedding }));
        fixture.Build();
        return fixture;
    }

    private static string Large(TemporaryFolder folder)
    {
        byte[] model = Compressed.Bytes(new GraphBuilder(1, Side).Weight("w", Side, Side).Node("MatMul", ["x", "w"], "h").Node("Relu", ["h"], "y").Build());
        File.WriteAllBytes(folder.File("net.onnx"), model);
        return folder.File("net.onnx");
    }

    private static string Hash(byte[] content) =>
        Convert.ToHexStringLower(SHA256.HashData([.. content.Chunk(262_144).SelectMany(SHA256.HashData)]));
}
