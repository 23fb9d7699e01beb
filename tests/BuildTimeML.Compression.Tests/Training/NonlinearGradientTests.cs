using BuildTimeML.Compression.Tests.Training.Helpers;
using BuildTimeML.Compression.Training.Autodiff;

namespace BuildTimeML.Compression.Tests.Training;

/// <summary>Operators that are not linear, where the engine has them for float64.</summary>
public sealed class NonlinearGradientTests
{
    [Theory]
    [InlineData("y = Relu(x)")]
    [InlineData("y = Sigmoid(x)")]
    [InlineData("y = Tanh(x)")]
    [InlineData("y = Exp(x)")]
    [InlineData("y = Abs(x)")]
    [InlineData("y = Sin(x)")]
    [InlineData("y = Cos(x)")]
    [InlineData("e = Exp(x) y = Log(e)")]
    [InlineData("e = Exp(x) y = Sqrt(e)")]
    [InlineData("e = Exp(x) y = Reciprocal(e)")]
    [InlineData("e = Exp(x) y = Div(x, e)")]
    [InlineData("e = Exp(x) y = Pow(e, half)")]
    [InlineData("y = Pow(x, two)")]
    [InlineData("y = Pow(x, three)")]
    [InlineData("y = Pow(x, exponents)")]
    [InlineData("y = Clip(x, low, half)")]
    [InlineData("y = Clip(x, , half)")]
    [InlineData("y = Mul(x, x)")]
    [InlineData("y = Softmax(x)")]
    [InlineData("y = Softmax<axis = 1>(x)")]
    [InlineData("y = LogSoftmax<axis = 0>(x)")]
    [InlineData("y = ReduceMax<keepdims = 0>(x, one)")]
    [InlineData("y = ReduceMin(x, one)")]
    [InlineData("y = ReduceL1(x, one)")]
    [InlineData("y = ReduceL2<keepdims = 0>(x, one)")]
    [InlineData("y = ReduceLogSumExp(x, one)")]
    [InlineData("y = ReduceSumSquare(x)")]
    [InlineData("y = CumSum(x, axis)")]
    [InlineData("y = CumSum<exclusive = 1, reverse = 1>(x, axis)")]
    [InlineData("y = Trilu(x)")]
    [InlineData("y = Trilu<upper = 0>(x, axis)")]
    public void Functions_of_one_operand(string body) => GradientCheck.InDouble(
        $$"""
        net (float[2, 3, 4] x) => (float[] y) <int64[1] one = {1}, int64 axis = {1}, int64 three = {3}> {
          half = Constant<value = float {0.5}>() two = Constant<value = float {2}>() low = Constant<value = float {-0.25}>() exponents = Constant<value = float[4] {1, 2, 3, 4}>()
          {{body}}
        }
        """);

    [Theory]
    [InlineData("2, 3", "2, 3", "y = Div(a, e)")]
    [InlineData("2, 1, 3", "4, 1", "y = Div(a, e)")]
    [InlineData("2, 3", "2, 3", "y = Max(a, b)")]
    [InlineData("2, 1", "2, 3", "y = Min(a, b, s)")]
    [InlineData("2, 3", "2, 3", "c = Less(a, b) y = Where(c, a, s)")]
    [InlineData("2, 1", "3", "c = Less(a, b) y = Where(c, a, s)")]
    [InlineData("2, 3", "3", "y = Sum(a, b, s)")]
    [InlineData("2, 3", "2, 1", "y = Concat<axis = 1>(a, b, a)")]
    public void Functions_of_several_operands(string a, string b, string body) => GradientCheck.InDouble(
        $"net (float[{a}] a, float[{b}] b) => (float[] y) {{ e = Exp(b) s = Sin(b) {body} }}");

    [Theory]
    [InlineData("a, b = Split<axis = 1>(x, sizes) y = Mul(a, a)")]
    [InlineData("a, b = Split<axis = 1>(x, sizes) c = Mul(b, b) y = Concat<axis = -2>(c, x, a)")]
    [InlineData("y = Slice(x, one, two, one)")]
    [InlineData("y = Slice(x, minus, big, minus)")]
    [InlineData("y = Slice(x, zero, big, two, two)")]
    [InlineData("y = Slice(x, minus, small, two, minus)")]
    [InlineData("y = Pad(x, pads)")]
    [InlineData("y = Expand(x, shape)")]
    [InlineData("y = Tile(x, tiles)")]
    [InlineData("y = Gather(x, ids)")]
    [InlineData("y = Gather<axis = 1>(x, ids)")]
    [InlineData("y = Gather<axis = -1>(x, ids2)")]
    [InlineData("y = Gather<axis = 1>(x, axis)")]
    [InlineData("y = Gather<axis = 2>(x, distinct)")]
    [InlineData("y = GatherElements<axis = 1>(x, elements)")]
    [InlineData("y = GatherND(x, points)")]
    [InlineData("y = Dropout(x)")]
    [InlineData("r = Reshape(x, blocks) y = DepthToSpace<blocksize = 2>(r)")]
    [InlineData("r = Reshape(x, blocks) y = DepthToSpace<blocksize = 2, mode = \"CRD\">(r)")]
    [InlineData("r = Reshape(x, wide) y = SpaceToDepth<blocksize = 2>(r)")]
    [InlineData("y = Einsum<equation = \"abc,adc->bd\">(x, x)")]
    [InlineData("y = Einsum<equation = \"abc -> cab\">(x)")]
    public void Elements_move(string body) => GradientCheck.InDouble(
        $$"""
        net (float[2, 3, 4] x) => (float[] y) <int64[1] zero = {0}, int64[1] one = {1}, int64[1] two = {2}, int64[1] minus = {-1}, int64[1] big = {9}, int64[1] small = {-9}, int64[2] sizes = {1, 2},
          int64[6] pads = {0, 1, -1, 2, 0, 1}, int64[4] shape = {2, 1, 3, 4}, int64[3] tiles = {2, 1, 3}, int64[3] ids = {1, 0, -1}, int64[2, 2] ids2 = {3, 0, 3, 1}, int64[2] distinct = {3, 1},
          int64 axis = {1}, int64[2, 1, 4] elements = {0, 2, 2, 1, 1, -1, 0, 0}, int64[2, 2] points = {0, 2, 0, 2}, int64[4] blocks = {1, 8, 3, 1}, int64[4] wide = {1, 3, 2, 4}> {
          {{body}}
        }
        """);

    [Theory]
    [InlineData("2, 3, 4", "y = BatchNormalization<epsilon = 0.25>(x, s, b, m, v)")]
    [InlineData("2, 3", "y = BatchNormalization(x, s, b, m, v)")]
    [InlineData("N, 4, 3", "y = LayerNormalization<epsilon = 0.125>(x, s, b)")]
    [InlineData("2, 4, 3", "y = LayerNormalization<axis = 2>(x, s)")]
    public void Normalizations(string shape, string body) => GradientCheck.InDouble(
        $$"""
        net (float[{{shape}}] x, float[3] s, float[3] b) => (float[] y) {
          m = Constant<value = float[3] {0.5, -1, 0}>() v = Constant<value = float[3] {1, 4, 0.5}>()
          {{body}}
        }
        """);

    [Theory]
    [InlineData("N, 4, 3", "3", "epsilon = 0.125")]
    [InlineData("2, 4, 3", "4, 3", "axis = 1")]
    [InlineData("2, 4, 3", "4, 1", "axis = -2")]
    public void Rows_divided_by_the_root_of_their_mean_square(string shape, string scale, string attributes) => GradientCheck.InDouble(
        $"<ir_version: 11, opset_import: [\"\": 23]> net (float[{shape}] x, float[{scale}] s) => (float[] y) {{ y = RMSNormalization<{attributes}>(x, s) }}");

    [Fact]
    public void A_whole_matrix_is_normalized() => GradientCheck.InDouble(
        "net (float[2, 3, 2] x, float[3, 2] s, float[3, 2] b) => (float[] y) { y = LayerNormalization<axis = 1>(x, s, b) }");

    [Theory]
    [InlineData("kernel_shape = [2, 2], strides = [2, 2]")]
    [InlineData("kernel_shape = [3, 3], strides = [2, 2], pads = [1, 1, 1, 1]")]
    [InlineData("kernel_shape = [3, 2], strides = [1, 2], pads = [1, 0, 0, 1], dilations = [2, 1]")]
    [InlineData("kernel_shape = [3, 3], strides = [2, 2], ceil_mode = 1, storage_order = 1")]
    [InlineData("kernel_shape = [3, 3], auto_pad = \"SAME_UPPER\"")]
    public void Maximum_pools(string attributes) => GradientCheck.InDouble($"net (float[2, 3, 7, 6] x) => (float[] y) {{ y = MaxPool<{attributes}>(x) }}");

    [Theory]
    [InlineData("Round")]
    [InlineData("Floor")]
    [InlineData("Ceil")]
    public void Steps_have_a_gradient_only_where_it_is_asked_for(string op)
    {
        string text = $"net (float[2, 3] x) => (float[] y) {{ y = {op}(x) }}";

        Assert.Throws<NoGradientException>(() => AppendedGradient.Of(Graph.GraphTextReader.Read(text), Parameter.Of(Graph.GraphTextReader.Read(text), null), null));

        double[][] gradients = AppendedGradient.Of(
            Graph.GraphTextReader.Read(text), Parameter.Of(Graph.GraphTextReader.Read(text), null), new GradientOptions { StraightThrough = true });
        Assert.Equal(Enumerable.Range(0, 6).Select(i => (double)OutputWeights.At(0, i)), gradients[0]);
    }
}
