using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Graph.Shapes;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Tests.Shapes;

/// <summary>Every value of a real model, given out by the engine, has the shape that was inferred from the inputs.</summary>
public sealed class RealModelShapeTests
{
    [Theory]
    [InlineData("agnews-transformer", "batch")]
    [InlineData("mnist-mobilenet", "batch")]
    public void The_committed_models_have_the_shapes_that_are_inferred(string name, string symbol) => AssertShapes(name, symbol);

    [TestDataTheory]
    [InlineData("cifar-cnn", "batch_size")]
    [InlineData("mnist", "")]
    [InlineData("squeezenet", "")]
    [InlineData("ultraface-rfb-320", "")]
    public void Models_have_the_shapes_that_are_inferred(string name, string symbol) => AssertShapes(name, symbol);

    private static void AssertShapes(string name, string symbol)
    {
        using Model model = ModelReader.Read(Models.Find(name));
        Value[] values = [.. model.Graph.Nodes.SelectMany(n => n.Outputs).OfType<Value>()];
        foreach (Value value in values)
        {
            value.Type = null;
        }

        ShapeFacts facts = ShapeInference.Run(model);
        Assert.Empty(facts.Contradictions);
        facts.Annotate();
        foreach (Value value in values.Where(v => !model.Graph.Outputs.Contains(v)))
        {
            value.Type = new TensorType(facts.Find(value)!.ElementType, null);
            model.Graph.Outputs.Add(value);
        }

        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("all.onnx"), Compressed.Bytes(model));
        using var engine = new EngineModel(folder.File("all.onnx"));
        foreach (OutputValues output in engine.Run([new DimensionLimit(symbol, 3)]))
        {
            ValueFact fact = facts.Find(values.Single(v => v.Name == output.Name))!;
            Assert.Equal((output.Name, string.Join(", ", output.Shape)), (output.Name, string.Join(", ", fact.Shape!.Select(d => Size(d, symbol)))));
        }
    }

    // A multiple of the symbol, or a number.
    private static string Size(Dim dim, string symbol)
    {
        string[] factors = dim.ToString().Split('*');
        return factors.Aggregate(1L, (product, factor) => product * (factor == symbol ? 3 : long.Parse(factor, System.Globalization.CultureInfo.InvariantCulture)))
            .ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
