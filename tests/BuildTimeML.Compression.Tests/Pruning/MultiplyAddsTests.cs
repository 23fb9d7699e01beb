using BuildTimeML.Compression.Pruning;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Pruning;

public sealed class MultiplyAddsTests
{
    [Theory]
    [InlineData("2, 8", "8, 3", "y = MatMul(x, w)", 2 * 8 * 3)]
    [InlineData("N, 8", "8, 3", "y = MatMul(x, w)", 8 * 3)]
    [InlineData("2, 8", "3, 8", "y = Gemm<transB = 1>(x, w)", 2 * 8 * 3)]
    [InlineData("8, 2", "8, 3", "y = Gemm<transA = 1>(x, w)", 2 * 8 * 3)]
    [InlineData("1, 4, 6, 6", "10, 2, 3, 3", "y = Conv<group = 2>(x, w)", 10 * 4 * 4 * 2 * 9)]
    [InlineData("1, 4, 5, 5", "4, 7, 2, 2", "y = ConvTranspose<strides = [2, 2]>(x, w)", 4 * 5 * 5 * 7 * 4)]
    [InlineData("2, 8", "8, 3", "y = com.example.MatMul(x, w)", 0)]
    [InlineData("2, 8", "2, 8", "y = Mul(x, w)", 0)]
    public void Each_product_counts_once(string input, string weights, string body, long expected)
    {
        using Model model = GraphTextReader.Read($"<ir_version: 10, opset_import: [\"\": 21, \"com.example\": 1]> net (float[{input}] x) => (float[] y) <float[{weights}] w = random(1)> {{ {body} }}");

        Assert.Equal(expected, MultiplyAdds.Of(model));
    }
}
