using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Rules;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Rules;

/// <summary>Rules about operators that only move elements.</summary>
public sealed class ShapeRuleTests
{
    private const double Exact = 0;

    [Fact]
    public void A_transpose_of_nothing_goes() => Rewriting.AssertRewrites(
        new IdentityTransposeRule(), () => X().Node("Transpose", ["r"], "y", NodeAttribute.Of("perm", [0L, 1, 2])), "Relu", Exact);

    [Fact]
    public void Transposes_that_undo_each_other_go() => Rewriting.AssertRewrites(
        new TransposeChainRule(), () => X().Node("Transpose", ["r"], "t", NodeAttribute.Of("perm", [1L, 2, 0])).Node("Transpose", ["t"], "y", NodeAttribute.Of("perm", [2L, 0, 1])), "Relu", Exact);

    [Fact]
    public void Transposes_in_a_row_become_one() => Rewriting.AssertRewrites(
        new TransposeChainRule(), () => X().Node("Transpose", ["r"], "t", NodeAttribute.Of("perm", [1L, 2, 0])).Node("Transpose", ["t"], "y"), "Relu Transpose", Exact);

    [Fact]
    public void A_transpose_that_others_use_is_left() => Rewriting.AssertDeclines(
        new TransposeChainRule(), () => X().Node("Transpose", ["r"], "t", NodeAttribute.Of("perm", [1L, 2, 0])).AlsoOutput("t").Node("Transpose", ["t"], "y"), DeclineReason.UsedElsewhere);

    [Theory]
    [InlineData("Flatten")]
    [InlineData("Squeeze")]
    public void A_reshape_takes_what_was_there_before_another(string first) => Rewriting.AssertRewrites(
        new ReshapeChainRule(), () => X().Indices("s", 4, -1).Node(first, ["r"], "f").Node("Reshape", ["f", "s"], "y"), "Relu Reshape", Exact);

    [Fact]
    public void A_reshape_that_keeps_a_dimension_of_the_first_is_left() => Rewriting.AssertDeclines(
        new ReshapeChainRule(), () => X().Indices("s", 0, -1).Node("Flatten", ["r"], "f").Node("Reshape", ["f", "s"], "y"), DeclineReason.OtherConstants);

    [Fact]
    public void A_reshape_to_the_same_shape_goes() => Rewriting.AssertRewrites(
        new SameShapeRule(), () => X().Indices("s", 2, 3, -1).Node("Reshape", ["r", "s"], "y"), "Relu", Exact);

    [Fact]
    public void A_reshape_to_another_shape_stays() => Rewriting.AssertDeclines(
        new SameShapeRule(), () => X().Indices("s", 3, 2, -1).Node("Reshape", ["r", "s"], "y"), reason: null);

    [Fact]
    public void A_slice_of_one_part_of_a_concat_becomes_the_part() => Rewriting.AssertRewrites(
        new SliceOfConcatRule(),
        () => X().Node("Neg", ["r"], "n").Node("Concat", ["r", "n", "r"], "c", NodeAttribute.Of("axis", 1)).Indices("s", 3).Indices("e", -3).Indices("a", -2).Node("Slice", ["c", "s", "e", "a"], "y"), "Relu Neg", Exact);

    [Fact]
    public void A_slice_across_parts_stays() => Rewriting.AssertDeclines(
        new SliceOfConcatRule(),
        () => X().Node("Concat", ["r", "r"], "c", NodeAttribute.Of("axis", 1)).Indices("s", 2).Indices("e", 4).Indices("a", 1).Node("Slice", ["c", "s", "e", "a"], "y"), DeclineReason.OtherConstants);

    [Fact]
    public void Squeeze_and_unsqueeze_of_the_same_axes_go() => Rewriting.AssertRewrites(
        new SqueezeUnsqueezeRule(), () => X().Indices("a", 1).Indices("b", 1).Node("Unsqueeze", ["r", "a"], "u").Node("Squeeze", ["u", "b"], "y"), "Relu", Exact);

    [Fact]
    public void Squeeze_and_unsqueeze_of_other_axes_stay() => Rewriting.AssertDeclines(
        new SqueezeUnsqueezeRule(), () => new GraphBuilder(1, 2).Indices("a", 1).Indices("b", 0).Node("Unsqueeze", ["x", "a"], "u").Node("Squeeze", ["u", "b"], "y"), DeclineReason.OtherConstants);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 2)]
    [InlineData(0, 0)]
    [InlineData(3, 1)]
    public void Two_unsqueezes_become_one(long first, long second) => Rewriting.AssertRewrites(
        new UnsqueezeChainRule(), () => X().Indices("a", first).Indices("b", second).Node("Unsqueeze", ["r", "a"], "u").Node("Unsqueeze", ["u", "b"], "y"), "Relu Unsqueeze", Exact);

    [Fact]
    public void Axes_that_are_attributes_are_merged_too() => Rewriting.AssertRewrites(
        new UnsqueezeChainRule(),
        () => X().Node("Unsqueeze", ["r"], "u", NodeAttribute.Of("axes", [1L])).Node("Unsqueeze", ["u"], "y", NodeAttribute.Of("axes", [0L, 2])), "Relu Unsqueeze", Exact, opset: 11);

    private static GraphBuilder X() => new GraphBuilder(2, 3, 4).Node("Relu", ["x"], "r");
}
