using BuildTimeML.Compression.Pruning.Repair;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Pruning.Repair;

public sealed class LayerBiasTests
{
    [Theory]
    [InlineData("y = Gemm(x, w)", "y 2")]
    [InlineData("y = Gemm(x, w, b)", "y 2")]
    [InlineData("y = Gemm<beta = 0.5>(x, w)", null)]
    [InlineData("y = Gemm<beta = 0.5>(x, w, b)", null)]
    [InlineData("y = Gemm(x, w, column)", null)]
    [InlineData("m = MatMul(x, w) y = Add(b, m)", "y 0")]
    [InlineData("m = MatMul(x, w) y = Add(m, b)", "y 1")]
    [InlineData("m = MatMul(x, w) y = Add(m, column)", null)]
    [InlineData("m = MatMul(x, w) y = Add(m, one)", null)]
    [InlineData("m = MatMul(x, w) y = Mul(m, b)", null)]
    [InlineData("m = MatMul(x, w) a = Add(m, b) y = Mul(a, m)", null)]
    public void It_is_what_is_added_to_each_output(string body, string? place)
    {
        using Model model = GraphTextReader.Read(
            $"net (float[3, 4] x) => (float[] y) <float[4, 3] w = random(1), float[3] b = random(2), float[3, 1] column = random(3), float[1] one = random(4)> {{ {body} }}");

        var found = LayerBias.Of(model.Graph.Nodes[0], outputs: 3);

        Assert.Equal(place, found is null ? null : $"{found.Node.Outputs[0]} {found.Input}");
    }
}
