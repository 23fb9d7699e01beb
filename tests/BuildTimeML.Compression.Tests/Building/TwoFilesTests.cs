using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Manifest;
using BuildTimeML.Runtime;
using ElementType = BuildTimeML.Graph.Ir.ElementType;

namespace BuildTimeML.Compression.Tests.Building;

public sealed class TwoFilesTests
{
    private const int Side = 8192;
    private const int Count = 9;

    [LargeFact]
    public void A_model_that_one_file_cannot_hold_is_built_to_two_that_run()
    {
        using var folder = new TemporaryFolder();
        using (Model model = Network())
        {
            ModelWriter.WriteFile(model, folder.File("net.onnx"), flushToDisk: false);
        }

        using var fixture = new BuildFixture(folder.File("net.onnx"), "Float32", weights: "net.onnx.data");
        fixture.Build();

        Assert.Equal(["model.btml", "model.onnx", "model.onnx.data"], fixture.Files);
        using (Model built = ModelReader.Read(fixture.Item.OutputPath))
        {
            Assert.All(built.Graph.Nodes, n => Assert.Equal("MatMul", n.OpType));
        }

        (ModelFile asset, ModelFile weights) = (fixture.Manifest.Asset!, fixture.Manifest.AssetWeights!);
        Assert.Equal("BuildTimeML/App/model.onnx.data", weights.Path);
        Assert.InRange(weights.Size, (long)int.MaxValue + 1, long.MaxValue);
        var info = new ModelInfo("Net", "Float32", "model.onnx", asset.Size, asset.Sha256, 0) { Weights = new WeightsFile("model.onnx.data", weights.Size, weights.Sha256) };
        using ModelSession session = ModelSession.Load(info, new ModelOptions { ModelDirectory = Path.GetDirectoryName(fixture.Item.OutputPath) });
        Assert.Equal("y", Assert.Single(session.Outputs).Name);
    }

    // All weights but the first row of each lie in the same memory.
    private static Model Network()
    {
        byte[] rest = new byte[(Side - 1) * Side * sizeof(float)];
        for (int i = 0; i < rest.Length; i += 5000)
        {
            rest[i / 4 * 4] = 1;
        }

        var builder = new GraphBuilder(1, Side);
        string value = "x";
        for (int i = 0; i < Count; i++)
        {
            string next = i == Count - 1 ? "y" : $"h{i}";
            builder.Weight($"w{i}", 1).Node("Identity", [value], $"i{i}").Node("MatMul", [$"i{i}", $"w{i}"], next);
            value = next;
        }

        Model model = builder.Build();
        foreach ((int index, Value weight) in model.Graph.Initializers.ToArray().Index())
        {
            byte[] first = new byte[Side * sizeof(float)];
            BitConverter.GetBytes(1f + index).CopyTo(first, index * sizeof(float));
            model.Graph.RemoveInitializer(weight);
            model.Graph.AddInitializer(weight, new Tensor(ElementType.Float32, [Side, Side], Piece.Join(first, rest)));
        }

        return model;
    }
}
