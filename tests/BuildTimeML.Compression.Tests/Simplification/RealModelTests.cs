using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Compression.Tests.Simplification;

public sealed class RealModelTests
{
    private const int Runs = 5;

    [TestDataTheory]
    [InlineData("ultraface-rfb-320", 122)]
    [InlineData("squeezenet", 65)]
    [InlineData("mnist", 8)]
    [InlineData("cifar-cnn", 11)]
    public void Models_get_smaller_and_compute_the_same(string name, int nodes) => AssertSimplified(name, nodes);

    [Theory]
    [InlineData("agnews-transformer", 78)]
    [InlineData("mnist-mobilenet", 39)]
    public void The_committed_models_get_smaller_and_compute_the_same(string name, int nodes) => AssertSimplified(name, nodes);

    [Theory]
    [InlineData("agnews-transformer", 1)]
    [InlineData("agnews-transformer", 3)]
    [InlineData("mnist-mobilenet", 3)]
    public void Dimensions_that_were_open_still_are(string name, long batch)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("simplified.onnx"), Simplified(name, out _));
        using var original = new EngineModel(Models.Find(name));
        using var simplified = new EngineModel(folder.File("simplified.onnx"));
        var limits = new[] { new Manifest.DimensionLimit("batch", (int)batch) };

        IReadOnlyList<OutputValues> outputs = simplified.Run(limits);

        Assert.Equal(batch, Assert.Single(outputs).Shape[0]);
        Assert.Null(EquivalenceCheck.Difference(original.Run(limits), outputs));
    }

    [Fact]
    public void The_same_model_gives_the_same_bytes() =>
        Assert.Equal(Simplified("agnews-transformer", out _), Simplified("agnews-transformer", out _));

    [Fact]
    public void What_is_simplified_is_not_simplified_again()
    {
        using Model model = ModelReader.Read(Simplified("agnews-transformer", out _));

        Assert.False(PassRunner.Run(model, Pipelines.Simplify(), new PassLog()));
    }

    private static void AssertSimplified(string name, int nodes)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("simplified.onnx"), Simplified(name, out int left));
        using var original = new EngineModel(Models.Find(name));
        using var simplified = new EngineModel(folder.File("simplified.onnx"));

        Assert.All(Enumerable.Range(0, Runs), seed => Assert.Null(EquivalenceCheck.Difference(original.Run([], seed), simplified.Run([], seed))));
        Assert.Equal(nodes, left);
        Assert.InRange(new FileInfo(folder.File("simplified.onnx")).Length, 0, new FileInfo(Models.Find(name)).Length);
    }

    private static byte[] Simplified(string name, out int nodes)
    {
        using Model model = ModelReader.Read(Models.Find(name));
        PassRunner.Run(model, Pipelines.Simplify(), new PassLog());
        nodes = model.Graph.Nodes.Count;
        return Compressed.Bytes(model);
    }
}
