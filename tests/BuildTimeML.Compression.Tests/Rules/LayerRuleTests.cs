using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Rules;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Rules;

/// <summary>Rules that put what follows a layer into its weights.</summary>
public sealed class LayerRuleTests
{
    private const double Tolerance = 1e-6;

    [Fact]
    public void Batch_normalization_goes_into_a_convolution() => Rewriting.AssertRewrites(
        new BatchNormalizationIntoLayerRule(), () => Normalized(Convolution()), "Conv", Tolerance);

    [Fact]
    public void Batch_normalization_goes_into_a_convolution_with_bias() => Rewriting.AssertRewrites(
        new BatchNormalizationIntoLayerRule(),
        () => Normalized(new GraphBuilder(1, 3, 5, 5).Weight("w", 4, 3, 2, 2).Weight("b", 4).Node("Conv", ["x", "w", "b"], "c")), "Conv", Tolerance);

    [Fact]
    public void Batch_normalization_goes_into_a_transposed_convolution_of_groups() => Rewriting.AssertRewrites(
        new BatchNormalizationIntoLayerRule(),
        () => Normalized(new GraphBuilder(1, 6, 5, 5).Weight("w", 6, 2, 3, 2).Node("ConvTranspose", ["x", "w"], "c", NodeAttribute.Of("group", 2))), "ConvTranspose", Tolerance);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Batch_normalization_goes_into_a_product(long transposed) => Rewriting.AssertRewrites(
        new BatchNormalizationIntoLayerRule(),
        () => Normalized(new GraphBuilder(2, 4).Weight("w", 4, 4).Weight("b", 1, 4).Node("Gemm", ["x", "w", "b"], "c", NodeAttribute.Of("transB", transposed), NodeAttribute.Of("alpha", 0.5f))), "Gemm", Tolerance);

    [Fact]
    public void A_product_of_matrices_becomes_a_gemm() => Rewriting.AssertRewrites(
        new BatchNormalizationIntoLayerRule(), () => Normalized(new GraphBuilder(2, 5).Weight("w", 5, 4).Node("MatMul", ["x", "w"], "c")), "Gemm", Tolerance);

    [Fact]
    public void A_convolution_that_others_use_is_left() => Rewriting.AssertDeclines(
        new BatchNormalizationIntoLayerRule(), () => Normalized(Convolution()).AlsoOutput("c"), DeclineReason.UsedElsewhere);

    [Fact]
    public void Weights_that_the_caller_may_replace_are_left() => Rewriting.AssertDeclines(
        new BatchNormalizationIntoLayerRule(), () => Normalized(Convolution()).AlsoInput("w"), DeclineReason.NotConstant);

    [Fact]
    public void A_variance_that_makes_no_number_is_left() => Rewriting.AssertDeclines(
        new BatchNormalizationIntoLayerRule(),
        () => Convolution().Weight("g", 4).Weight("s", 4).Weight("m", 4).Weight("v", [4], [-1, 1, 1, 1]).Node("BatchNormalization", ["c", "g", "s", "m", "v"], "y"), DeclineReason.NotFinite);

    [Theory]
    [InlineData("Mul", "c", "k")]
    [InlineData("Mul", "k", "c")]
    [InlineData("Div", "c", "k")]
    public void A_factor_per_channel_goes_into_a_convolution(string operation, string left, string right) => Rewriting.AssertRewrites(
        new ScaleIntoLayerRule(), () => Convolution().Weight("k", [4, 1, 1], [2, -3, 0.5f, 7]).Node(operation, [left, right], "y"), "Conv", Tolerance);

    [Fact]
    public void A_factor_per_column_is_left() => Rewriting.AssertDeclines(
        new ScaleIntoLayerRule(), () => Convolution().Weight("k", 4).Node("Mul", ["c", "k"], "y"), DeclineReason.NotPerChannel);

    [Fact]
    public void A_division_by_zero_is_left() => Rewriting.AssertDeclines(
        new ScaleIntoLayerRule(), () => Convolution().Weight("k", [4, 1, 1], [2, 0, 1, 1]).Node("Div", ["c", "k"], "y"), DeclineReason.NotFinite);

    [Fact]
    public void A_quotient_by_a_layer_is_none_of_it() => Rewriting.AssertDeclines(
        new ScaleIntoLayerRule(), () => Convolution().Weight("k", 4, 1, 1).Node("Div", ["k", "c"], "y"), reason: null);

    [Theory]
    [InlineData("Add", "c", "k")]
    [InlineData("Add", "k", "c")]
    [InlineData("Sub", "c", "k")]
    public void A_number_per_channel_goes_into_the_bias(string operation, string left, string right) => Rewriting.AssertRewrites(
        new BiasIntoLayerRule(), () => Convolution().Weight("k", 1, 4, 1, 1).Node(operation, [left, right], "y"), "Conv", Tolerance);

    [Fact]
    public void A_bias_of_a_product_of_tensors_of_rank_3_is_left() => Rewriting.AssertDeclines(
        new BiasIntoLayerRule(), () => new GraphBuilder(1, 2, 5).Weight("w", 5, 4).Weight("k", 4).Node("MatMul", ["x", "w"], "c").Node("Add", ["c", "k"], "y"), DeclineReason.ShapeNotKnown);

    [Fact]
    public void A_product_of_activations_and_its_addend_become_a_gemm() => Rewriting.AssertRewrites(
        new MatMulAddRule(),
        () => new GraphBuilder(3, 3).Weight("k", 3).Node("Relu", ["x"], "r").Node("MatMul", ["x", "r"], "c").Node("Add", ["k", "c"], "y"), "Relu Gemm", Tolerance);

    [Fact]
    public void An_addend_that_the_product_would_spread_over_is_left() => Rewriting.AssertDeclines(
        new MatMulAddRule(), () => new GraphBuilder(1, 3).Weight("w", 3, 3).Weight("k", 2, 3).Node("MatMul", ["x", "w"], "c").Node("Add", ["c", "k"], "y"), DeclineReason.ShapeNotKnown);

    private static GraphBuilder Convolution() => new GraphBuilder(1, 3, 5, 5).Weight("w", 4, 3, 2, 2).Node("Conv", ["x", "w"], "c");

    private static GraphBuilder Normalized(GraphBuilder layer) => layer
        .Weight("g", [4], [1, -2, 3, 0.5f]).Weight("s", [4], [0.1f, 0.2f, -0.3f, 4]).Weight("m", [4], [1, 2, -1, 0]).Weight("v", [4], [1, 2, 0.5f, 9])
        .Node("BatchNormalization", ["c", "g", "s", "m", "v"], "y", NodeAttribute.Of("epsilon", 0.01f));
}
