using BuildTimeML.Compression.Training;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Training;

public sealed class TrainableWeightsTests
{
    [Fact]
    public void Weights_biases_norms_and_embeddings_are_trained_and_masks_factors_bounds_and_statistics_are_not()
    {
        using Model model = GraphTextReader.Read("""
            g (int64[batch, 4] ids, float[batch, 3, 8, 8] image) => (float y, float z)
            <float[10, 6] table = fill(1.0), float[4, 6] positions = fill(1.0), float[6] gamma = fill(1.0), float[6] beta = fill(1.0), float[6, 6] w = fill(1.0), float[6] b = fill(1.0), float factor = {2.0}, float[4, 6] mask = fill(1.0),
             float[3, 1, 1] means = fill(1.0), float[5, 3, 3, 3] kernel = fill(1.0), float[5] bias = fill(1.0), float low = {0.0}, float[5] mean = fill(1.0), float[5] variance = fill(1.0), float[5] scale = fill(1.0), float[5] shift = fill(1.0), float[5, 1, 1] more = fill(1.0)> {
              e = Gather(table, ids)
              p = Add(e, positions)
              n = LayerNormalization(p, gamma, beta)
              m = MatMul(n, w)
              a = Add(m, b)
              f = Mul(a, factor)
              k = Add(f, mask)
              y = Softmax(k)
              i = Mul(image, means)
              c = Conv(i, kernel, bias)
              r = Clip(c, low)
              s = BatchNormalization(r, scale, shift, mean, variance)
              z = Add(s, more)
            }
            """);

        Assert.Equal(["table", "positions", "gamma", "beta", "w", "b", "kernel", "bias", "scale", "shift", "more"], TrainableWeights.Of(model).Select(w => w.Name));
    }

    [Theory]
    [InlineData("LSTM", 32, 16)]
    [InlineData("GRU", 24, 12)]
    public void All_that_a_recurrent_layer_has_is_trained_but_its_first_state(string op, int bias, int gates)
    {
        using Model model = GraphTextReader.Read($$"""
            <ir_version: 11, opset_import: ["": 23]>
            g (float[5, batch, 3] x) => (float[] z) <float[1, {{gates}}, 3] w = fill(1.0), float[1, {{gates}}, 4] r = fill(1.0), float[1, {{bias}}] b = fill(1.0), float[1, 1, 4] h = fill(1.0), float[4] gamma = fill(1.0), float[4] more = fill(1.0)> {
              y = {{op}}<hidden_size = 4>(x, w, r, b, , h)
              n = RMSNormalization(y, gamma)
              z = Add(n, more)
            }
            """);

        Assert.Equal(["w", "r", "b", "gamma", "more"], TrainableWeights.Of(model).Select(i => i.Name));
        Assert.False(TrainableWeights.Decays(model.Graph.Initializers.Single(i => i.Name == "b").Initializer!));
    }

    [Fact]
    public void A_weight_that_something_else_needs_too_is_not_trained()
    {
        using Model model = GraphTextReader.Read("g (float[2, 3] x) => (float y) <float[3, 3] w = fill(1.0), float[3, 3] v = fill(1.0)> { a = MatMul(x, w) t = Neg(w) b = MatMul(a, t) y = MatMul(b, v) }");

        Assert.Equal(["v"], TrainableWeights.Of(model).Select(w => w.Name));
    }

    [Fact]
    public void Vectors_that_were_made_one_are_separated_and_matrices_are_not()
    {
        using Model model = GraphTextReader.Read("g (float[2, 3] x) => (float y) <float[3, 3] w = fill(1.0), float[3] b = fill(0.5)> { a = Gemm(x, w, b) y = Gemm(a, w, b) }");

        SharedVectors.Separate(model);

        Assert.Equal(["w", "b", "b_2"], TrainableWeights.Of(model).Select(w => w.Name));
        Assert.Equal(["b", "b_2"], model.Graph.Nodes.Select(n => n.Inputs[2]!.Name));
        Assert.Null(GraphVerifier.Verify(model));
    }

    [Fact]
    public void Decay_is_for_matrices_and_kernels()
    {
        Assert.True(TrainableWeights.Decays(Tensor.Of(ElementType.Float32, [2, 3], new float[6])));
        Assert.False(TrainableWeights.Decays(Tensor.Of(ElementType.Float32, [6], new float[6])));
        Assert.False(TrainableWeights.Decays(Tensor.Of(ElementType.Float32, [6, 1, 1], new float[6])));
    }
}
