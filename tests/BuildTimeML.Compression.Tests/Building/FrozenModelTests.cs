using BuildTimeML.Build;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Manifest;
using Dimension = BuildTimeML.Manifest.Dimension;
using ElementType = BuildTimeML.Manifest.ElementType;

namespace BuildTimeML.Compression.Tests.Building;

public sealed class FrozenModelTests
{
    [Fact]
    public void Dimensions_that_the_signature_has_as_numbers_are_numbers_in_the_optimised_model()
    {
        using var fixture = new BuildFixture(Models.Agnews, "Float32", input: Signature("tokens", ElementType.Int64, 2, 48));

        fixture.Build();

        using Model model = ModelReader.Read(fixture.Item.OutputPath);
        Assert.Equal("int64 [2, 48]", model.Graph.Inputs[0].Type!.ToString());
        Assert.Equal("float32 [2, 4]", model.Graph.Outputs[0].Type!.ToString());
        using var original = new EngineModel(Models.Agnews);
        using var frozen = new EngineModel(fixture.Item.OutputPath);
        Assert.Null(EquivalenceCheck.Difference(original.Run([new DimensionLimit("batch", 2)]), frozen.Run([])));
    }

    [Fact]
    public void Dimensions_that_the_graph_cannot_have_are_an_error_that_names_node_and_value()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("net.onnx"), Compressed.Bytes(SixRows()));
        using var fixture = new BuildFixture(folder.File("net.onnx"), "Float32", input: Signature("x", ElementType.Float32, 5));

        BuildError error = fixture.BuildError();

        Assert.Equal("BTML1027", error.Code);
        Assert.Contains("Dimensions=\"rows=5\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("Reshape 'y' cannot take 'x': its 5 elements do not fill the shape [2, 3]", error.Message, StringComparison.Ordinal);
    }

    private static Model SixRows()
    {
        Model model = new GraphBuilder(6).Indices("shape", 2, 3).Node("Reshape", ["x", "shape"], "y").Build();
        model.Graph.Inputs[0].Type = new Graph.Ir.TensorType(Graph.Ir.ElementType.Float32, [Graph.Ir.Dimension.Named("rows")]);
        return model;
    }

    private static TensorSignature Signature(string name, ElementType type, params long[] shape) =>
        new(name, ValueKind.Tensor, type, shape.Select(Dimension.Fixed).ToEquatableArray());
}
