using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Rules;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Rules;

/// <summary>Rules that take out what only passes values on.</summary>
public sealed class NoOpRuleTests
{
    private const double Exact = 0;

    [Fact]
    public void Identity_goes_between_nodes() => Rewriting.AssertRewrites(
        new IdentityRule(), () => X().Node("Identity", ["r"], "i").Node("Neg", ["i"], "y"), "Relu Neg", Exact);

    [Fact]
    public void Identity_goes_at_the_end_and_the_output_keeps_its_name() => Rewriting.AssertRewrites(
        new IdentityRule(), () => X().Node("Identity", ["r"], "y"), "Relu", Exact);

    [Fact]
    public void Identity_between_input_and_output_stays() => Rewriting.AssertDeclines(
        new IdentityRule(), () => new GraphBuilder(2, 3).Node("Identity", ["x"], "y"), DeclineReason.IsGraphOutput);

    [Fact]
    public void Identity_of_another_output_stays() => Rewriting.AssertDeclines(
        new IdentityRule(), () => X().AlsoOutput("r").Node("Identity", ["r"], "y"), DeclineReason.IsGraphOutput);

    [Fact]
    public void Dropout_goes() => Rewriting.AssertRewrites(
        new DropoutRule(), () => X().Node("Dropout", ["r"], "d").Node("Neg", ["d"], "y"), "Relu Neg", Exact);

    [Fact]
    public void A_cast_to_the_same_type_goes() => Rewriting.AssertRewrites(
        new SameCastRule(), () => X().Node("Cast", ["r"], "y", NodeAttribute.Of("to", 1)), "Relu", Exact);

    [Fact]
    public void A_cast_that_loses_nothing_goes_before_another() => Rewriting.AssertRewrites(
        new CastChainRule(), () => X().Node("Cast", ["r"], "d", NodeAttribute.Of("to", 11)).Node("Cast", ["d"], "i", NodeAttribute.Of("to", 6)).Node("Cast", ["i"], "y", NodeAttribute.Of("to", 1)), "Relu Cast Cast", Exact);

    [Fact]
    public void A_cast_that_loses_something_stays() => Rewriting.AssertDeclines(
        new CastChainRule(), () => X().Node("Cast", ["r"], "i", NodeAttribute.Of("to", 6)).Node("Cast", ["i"], "y", NodeAttribute.Of("to", 1)), DeclineReason.OtherElementType);

    [Fact]
    public void Not_of_not_goes() => Rewriting.AssertRewrites(
        new DoubleNotRule(),
        () => X().Node("Cast", ["r"], "b", NodeAttribute.Of("to", 9)).Node("Not", ["b"], "n").Node("Not", ["n"], "m").Node("Cast", ["m"], "y", NodeAttribute.Of("to", 1)), "Relu Cast Cast", Exact);

    [Fact]
    public void A_pad_of_nothing_goes() => Rewriting.AssertRewrites(
        new ZeroPadRule(), () => X().Indices("p", 0, 0, 0, 0).Node("Pad", ["r", "p"], "y"), "Relu", Exact);

    [Fact]
    public void A_pad_of_something_stays() => Rewriting.AssertDeclines(
        new ZeroPadRule(), () => X().Indices("p", 0, 1, 0, 0).Node("Pad", ["r", "p"], "y"), reason: null);

    [Fact]
    public void A_slice_of_everything_goes() => Rewriting.AssertRewrites(
        new FullSliceRule(), () => X().Indices("s", 0, 0).Indices("e", long.MaxValue, 3).Indices("a", 0, -1).Node("Slice", ["r", "s", "e", "a"], "y"), "Relu", Exact);

    [Fact]
    public void A_slice_that_reverses_stays() => Rewriting.AssertDeclines(
        new FullSliceRule(), () => X().Indices("s", -1).Indices("e", long.MinValue).Indices("a", 0).Indices("t", -1).Node("Slice", ["r", "s", "e", "a", "t"], "y"), reason: null);

    [Fact]
    public void A_concat_of_one_goes() => Rewriting.AssertRewrites(
        new SingleInputRule(), () => X().Node("Concat", ["r"], "y", NodeAttribute.Of("axis", 0)), "Relu", Exact);

    [Fact]
    public void A_tile_by_ones_goes() => Rewriting.AssertRewrites(
        new RepeatOnceRule(), () => X().Indices("t", 1, 1).Node("Tile", ["r", "t"], "y"), "Relu", Exact);

    [Fact]
    public void An_expand_that_adds_dimensions_stays() => Rewriting.AssertDeclines(
        new RepeatOnceRule(), () => X().Indices("t", 1, 1, 1).Node("Expand", ["r", "t"], "y"), DeclineReason.ShapeNotKnown);

    [Theory]
    [InlineData("Mul", 1)]
    [InlineData("Div", 1)]
    [InlineData("Sub", 0)]
    [InlineData("Pow", 1)]
    public void A_neutral_operand_goes(string operation, float neutral) => Rewriting.AssertRewrites(
        new NeutralOperandRule(), () => X().Weight("k", [1], [neutral]).Node(operation, ["r", "k"], "y"), "Relu", Exact);

    [Fact]
    public void A_quotient_of_one_stays() => Rewriting.AssertDeclines(
        new NeutralOperandRule(), () => X().Weight("k", [], [1]).Node("Div", ["k", "r"], "y"), reason: null);

    [Fact]
    public void A_neutral_operand_that_adds_dimensions_stays() => Rewriting.AssertDeclines(
        new NeutralOperandRule(), () => X().Weight("k", [1, 1, 1], [1]).Node("Mul", ["r", "k"], "y"), DeclineReason.ShapeNotKnown);

    private static GraphBuilder X() => new GraphBuilder(2, 3).Node("Relu", ["x"], "r");
}
