using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Building;

public sealed class ContradictingShapesTests
{
    [Fact]
    public void Node_operator_value_and_both_shapes_are_named()
    {
        using Model model = GraphTextReader.Read("g (float[3] x) => (float[3] y) <float[5] h> { [first] h = Relu(x)  y = Relu(h) }");

        BuildError warning = ContradictingShapes.Find("m.onnx", model)!;

        Assert.Equal("BTML2003", warning.Code);
        Assert.Contains("'m.onnx' declares other shapes than its operators give: Relu 'first' gives 'h' as float32 [3], and the file declares float32 [5].", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_three_are_named()
    {
        using Model model = GraphTextReader.Read("g (float[3] x) => (float[2] y) <float[5] a, float[6] b, float[7] c> { a = Relu(x)  b = Relu(a)  c = Relu(b)  y = Relu(c) }");

        string message = ContradictingShapes.Find("m.onnx", model)!.Message;

        Assert.Contains("declares float32 [7]; and 1 more.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_agrees_is_not_named()
    {
        using Model model = GraphTextReader.Read("g (float[3] x) => (float[N] y) <float[3] h> { h = Relu(x)  y = Relu(h) }");

        Assert.Null(ContradictingShapes.Find("m.onnx", model));
    }
}
