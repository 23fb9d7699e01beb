using BuildTimeML.Compression.Fusion;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Quantization.StaticInt8;

public sealed class Int8StaticTests
{
    private const double Decibels = 30;

    // A residual block, branches that meet in a Concat, pooling and a classifier.
    private const string Network = """
        net (float[1, 3, 16, 16] x) => (float[1, 5] y)
        <float[8, 3, 3, 3] w1 = random(1), float[8] b1 = random(2), float[8, 8, 3, 3] w2 = random(3), float[8] b2 = random(4),
         float[6, 8, 1, 1] w3 = random(5), float[6] b3 = random(6), float[6, 8, 3, 3] w4 = random(7), float[6] b4 = random(8),
         float[16, 12, 1, 1] w5 = random(9), float[16] b5 = random(10), float[5, 16] w6 = random(11), float[5] b6 = random(12)> {
          c1 = Conv<pads = [1, 1, 1, 1]>(x, w1, b1)
          r1 = Relu(c1)
          c2 = Conv<pads = [1, 1, 1, 1]>(r1, w2, b2)
          s = Add(c2, r1)
          r2 = Relu(s)
          m = MaxPool<kernel_shape = [2, 2], strides = [2, 2]>(r2)
          c3 = Conv(m, w3, b3)
          r3 = Relu(c3)
          c4 = Conv<pads = [1, 1, 1, 1]>(m, w4, b4)
          r4 = Relu(c4)
          j = Concat<axis = 1>(r3, r4)
          c5 = Conv(j, w5, b5)
          r5 = Relu(c5)
          p = GlobalAveragePool(r5)
          f = Flatten(p)
          y = Gemm<transB = 1>(f, w6, b6)
        }
        """;

    private static readonly long[] InputShape = [1, 3, 16, 16];

    [Fact]
    public void Everything_between_layers_computes_in_8_bits_and_stays_close()
    {
        (byte[] original, byte[] quantized, _) = StaticModel.Make(Network, InputShape);

        Dictionary<string, int> operators = Engine.OptimizedOperators(quantized);
        Assert.Equal(5, operators["QLinearConv"]);
        Assert.Equal(1, operators["QLinearAdd"]);
        Assert.Equal(1, operators["QLinearConcat"]);
        Assert.Equal(1, operators["QLinearGlobalAveragePool"]);
        Assert.Equal(1, operators["MatMulIntegerToFloat"]);
        Assert.DoesNotContain(operators.Keys, o => o is "Conv" or "FusedConv" or "Gemm" or "Relu" or "Add" or "MatMul" or "DequantizeLinear");
        Engine.AssertClose(original, quantized, Decibels);
    }

    [Fact]
    public void No_activations_can_make_a_CPU_without_VNNI_saturate()
    {
        (_, _, Model model) = StaticModel.Make(Network, InputShape);

        Assert.Equal(6, model.Graph.Nodes.Count(SaturatingProduct.IsLayer));
        Assert.True(SaturatingProduct.IsImpossible(model));
    }

    [Fact]
    public void Exact_products_give_the_same_as_fast_ones()
    {
        (_, byte[] quantized, _) = StaticModel.Make(Network, InputShape);

        Assert.Equal(Engine.Numbers(quantized, exactProducts: false), Engine.Numbers(quantized, exactProducts: true));
    }

    [Fact]
    public void The_same_samples_give_the_same_bytes() =>
        Assert.Equal(StaticModel.Make(Network, InputShape).Quantized, StaticModel.Make(Network, InputShape).Quantized);

    [Fact]
    public void A_layer_that_is_kept_in_float_computes_in_float()
    {
        (byte[] original, byte[] quantized, _) = StaticModel.Make(Network, InputShape, "Conv 'c2'");

        Dictionary<string, int> operators = Engine.OptimizedOperators(quantized);
        Assert.Equal(4, operators["QLinearConv"]);
        Assert.Equal(1, operators["FusedConv"]);
        Engine.AssertClose(original, quantized, Decibels);
    }

    [Theory]
    [InlineData("k = Gemm<transB = 1>(l, w2, b2)", "Gemm 'k'")]
    [InlineData("k = Gemm<transB = 1, alpha = 0.5, beta = 2.0>(l, w2, b2)", "Gemm 'k'")]
    [InlineData("k = Gemm<transB = 1>(l, w2)", "Gemm 'k'")]
    [InlineData("h = MatMul(l, w2)\n k = Add(h, b2)", "MatMul 'h'")]
    [InlineData("t = Flatten(l)\n h = Gemm(t, w2, b2)\n k = Relu(h)", "Gemm 'h'")]
    public void A_product_that_is_kept_in_float_between_values_of_8_bits_computes_in_float(string kept, string layer)
    {
        string text = $$"""
            net (float[2, 32] x) => (float[2, 5] y)
            <float[24, 32] w1 = random(1), float[24, 24] w2 = random(2), float[24] b2 = random(3), float[5, 24] w3 = random(4), float[5, 24] w4 = random(5)> {
              m = Gemm<transB = 1>(x, w1)
              l = LeakyRelu(m)
              {{kept}}
              n = Gemm<transB = 1>(l, w3)
              o = Gemm<transB = 1>(k, w4)
              y = Add(n, o)
            }
            """;
        using Model model = GraphTextReader.Read(text);
        byte[] original = Compressed.Bytes(model);
        PassLog log = StaticModel.Quantize(model, ArraySamples.Normal("x", [2, 32], 16), layer);
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("model.onnx"), Compressed.Bytes(model));

        Assert.Contains(new ExpectedFusion(layer, layer[^2..^1], ExpectedForm.Float), log.Fusions);
        Assert.Empty(FusionCheck.Run(folder.File("model.onnx"), log.Fusions));
        Assert.Equal(1, Engine.OptimizedOperators(Compressed.Bytes(model))["FusedMatMul"]);
        Engine.AssertClose(original, Compressed.Bytes(model), Decibels);
    }

    [Fact]
    public void A_product_before_an_operator_of_8_bits_is_of_8_bits_as_a_whole()
    {
        const string Text = """
            net (float[2, 32] x) => (float[2, 5] y) <float[24, 32] w1 = random(1), float[24] b1 = random(2), float[24, 24] w2 = random(3), float[5, 24] w3 = random(4)> {
              m = Gemm<transB = 1>(x, w1, b1)
              l = LeakyRelu(m)
              k = MatMul(l, w2)
              s = Sigmoid(k)
              y = Gemm<transB = 1>(s, w3)
            }
            """;
        (byte[] original, byte[] quantized, _) = StaticModel.Make(Text, [2, 32]);

        Dictionary<string, int> operators = Engine.OptimizedOperators(quantized);
        Assert.Equal(1, operators["QGemm"]);
        Assert.Equal(1, operators["QLinearMatMul"]);
        Assert.Equal(1, operators["QuantizeLinear"]);
        Engine.AssertClose(original, quantized, Decibels);
    }

    [Fact]
    public void Products_of_more_than_two_dimensions_take_their_bias_with_them()
    {
        const string Text = """
            net (float[2, 6, 32] x) => (float[2, 6, 8] y) <float[32, 24] w1 = random(1), float[24] b1 = random(2), float[24, 8] w2 = random(3)> {
              p = MatMul(x, w1)
              a = Add(b1, p)
              t = Tanh(a)
              y = MatMul(t, w2)
            }
            """;
        (byte[] original, byte[] quantized, Model model) = StaticModel.Make(Text, [2, 6, 32]);

        Dictionary<string, int> operators = Engine.OptimizedOperators(quantized);
        Assert.Equal(2, operators["MatMulIntegerToFloat"]);
        Assert.DoesNotContain("Add", operators.Keys);
        Assert.True(SaturatingProduct.IsImpossible(model));
        Engine.AssertClose(original, quantized, Decibels);
    }

    [Fact]
    public void Only_what_lies_between_layers_is_quantised()
    {
        const string Text = """
            net (float[1, 4, 8, 8] x) => (float[1, 4, 8, 8] y) <float[4, 4, 1, 1] w1 = random(1), float[4, 4, 1, 1] w2 = random(2)> {
              s = Sigmoid(x)
              c = Conv(s, w1)
              t = Tanh(c)
              d = Conv(t, w2)
              y = Sigmoid(d)
            }
            """;
        (byte[] original, byte[] quantized, _) = StaticModel.Make(Text, [1, 4, 8, 8]);

        Dictionary<string, int> operators = Engine.OptimizedOperators(quantized);
        Assert.Equal(2, operators["QLinearConv"]);
        Assert.Equal(2, operators["Sigmoid"]);
        Assert.Equal(1, operators["Tanh"]);
        Engine.AssertClose(original, quantized, Decibels);
    }
}
