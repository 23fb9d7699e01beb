using BuildTimeML.Compression.Tests.Training.Helpers;

namespace BuildTimeML.Compression.Tests.Training;

/// <summary>Operators that are linear in each operand.</summary>
public sealed class LinearGradientTests
{
    [Theory]
    [InlineData("2, 3", "2, 3")]
    [InlineData("2, 3", "3")]
    [InlineData("3", "2, 3")]
    [InlineData("2, 1", "1, 3")]
    [InlineData("2, 3, 4", "3, 1")]
    [InlineData("1", "2, 3")]
    [InlineData("", "2, 3")]
    [InlineData("2, 1, 4", "5, 1, 3, 1")]
    public void Operands_are_repeated(string a, string b) => Assert.All(
        ["Add", "Sub", "Mul"], op => GradientCheck.Linear($"net ({Type(a)} a, {Type(b)} b) => (float[] y) {{ y = {op}(a, b) }}"));

    [Theory]
    [InlineData("N, 3", "N, 3")]
    [InlineData("N, 3", "3")]
    [InlineData("N, 3", "1, 3")]
    [InlineData("N, 3", "M, 3")]
    [InlineData("N, 3, M", "M")]
    [InlineData("N, 1, M", "K, 3, 1")]
    public void Operands_of_free_dimensions_are_repeated(string a, string b) => Assert.All(
        ["Add", "Sub", "Mul"], op => GradientCheck.Linear($"net ({Type(a)} a, {Type(b)} b) => (float[] y) {{ y = {op}(a, b) }}"));

    [Theory]
    [InlineData("2, 3", "3, 4")]
    [InlineData("5, 2, 3", "3, 4")]
    [InlineData("5, 2, 3", "5, 3, 4")]
    [InlineData("2, 3", "5, 3, 4")]
    [InlineData("2, 1, 2, 3", "5, 3, 4")]
    [InlineData("3", "3, 4")]
    [InlineData("3", "2, 3, 4")]
    [InlineData("2, 3", "3")]
    [InlineData("5, 2, 3", "3")]
    [InlineData("3", "3")]
    [InlineData("N, 2, 3", "3, 4")]
    [InlineData("N, 2, 3", "N, 3, 4")]
    [InlineData("N, M, 3", "3, 4")]
    public void Products(string a, string b) => GradientCheck.Linear($"net ({Type(a)} a, {Type(b)} b) => (float[] y) {{ y = MatMul(a, b) }}");

    [Theory]
    [InlineData("2, 3", "3, 4", ", c", "4", "alpha = 0.5, beta = 2.0")]
    [InlineData("2, 3", "4, 3", ", c", "2, 4", "transB = 1")]
    [InlineData("3, 2", "3, 4", ", c", "2, 1", "transA = 1, alpha = -2.0")]
    [InlineData("3, 2", "4, 3", ", c", "", "transA = 1, transB = 1, beta = -0.5")]
    [InlineData("N, 3", "4, 3", ", c", "4", "transB = 1")]
    [InlineData("2, 3", "3, 4", "", "4", "alpha = 0.5")]
    public void Gemms(string a, string b, string argument, string c, string attributes) =>
        GradientCheck.Linear($"net ({Type(a)} a, {Type(b)} b, {Type(c)} c) => (float[] y) {{ y = Gemm<{attributes}>(a, b{argument}) }}");

    [Theory]
    [InlineData("2, 3", "y = Neg(x)")]
    [InlineData("2, 3, 4", "y = Reshape(x, s)")]
    [InlineData("N, 3, 4", "y = Reshape(x, s)")]
    [InlineData("N, M, 4", "y = Flatten<axis = 2>(x)")]
    [InlineData("2, 1, 4", "y = Squeeze(x, one)")]
    [InlineData("N, M, 1", "y = Squeeze(x, last)")]
    [InlineData("2, 4", "y = Unsqueeze(x, one)")]
    [InlineData("2, 3, 4", "y = Transpose<perm = [2, 0, 1]>(x)")]
    [InlineData("2, 3, 4", "y = Transpose(x)")]
    [InlineData("2, 3, 4", "y = ReduceSum(x)")]
    [InlineData("2, 3, 4", "y = ReduceSum<keepdims = 0>(x, one)")]
    [InlineData("2, 3, 4", "y = ReduceSum<noop_with_empty_axes = 1>(x)")]
    [InlineData("2, 4, 8", "y = ReduceMean(x, one)")]
    [InlineData("N, 4, 8", "y = ReduceMean<keepdims = 0>(x, both)")]
    [InlineData("N, M, 8", "y = ReduceMean<keepdims = 0>(x, both)")]
    [InlineData("N, 3, 4, 2", "y = GlobalAveragePool(x)")]
    [InlineData("N, 3, 4, M", "y = GlobalAveragePool(x)")]
    [InlineData("2, 3", "d = Cast<to = 11>(x) y = Cast<to = 1>(d)")]
    [InlineData("2, 3", "h = Cast<to = 10>(x) t = Add(h, h) y = Cast<to = 1>(t)")]
    public void Elements_move_and_are_summed_up(string shape, string body) => GradientCheck.Linear(
        $"net (float[{shape}] x) => (float[] y) <int64[2] s = {{-1, 6}}, int64[1] one = {{1}}, int64[2] both = {{-1, 1}}, int64[1] last = {{-1}}> {{ {body} }}");

    private static string Type(string dimensions) => dimensions.Length == 0 ? "float" : $"float[{dimensions}]";
}
