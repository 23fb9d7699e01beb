using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Tests.Helpers;

namespace BuildTimeML.Compression.Tests.Selection;

public sealed class SelectorTests : IDisposable
{
    private readonly SelectionFixture _fixture = new(new GraphBuilder(1, 64)
        .Weight("a", 64, 64).Weight("b", 64, 64)
        .Node("MatMul", ["x", "a"], "h").Node("Relu", ["h"], "r").Node("MatMul", ["r", "b"], "y"));

    [Theory]
    [InlineData("Int8")]
    [InlineData("Auto")]
    public void A_choice_ends_in_the_fastest_and_says_why_the_others_lost(string precision)
    {
        using Candidate chosen = _fixture.Choose(precision);

        Assert.Equal("Int8Dynamic", chosen.Precision);
        Assert.Contains(_fixture.Infos, i => i.StartsWith($"{precision} of 'net' is Int8Dynamic: ", StringComparison.Ordinal) && i.EndsWith(", 0.50 times the time of the float model", StringComparison.Ordinal));
        Assert.Contains(_fixture.Infos, i => i.StartsWith("Int8WeightOnly of 'net' is not shipped: it is Int8WeightOnly: ", StringComparison.Ordinal));
        Assert.Equal(2, _fixture.Files.Length);
    }

    [Fact]
    public void Of_equally_fast_ones_the_smallest_is_taken()
    {
        _fixture.Times = ("DynamicQuantizeLinear", 0.98, 1);

        using Candidate chosen = _fixture.Choose("Auto");

        Assert.NotEqual("Float32", chosen.Precision);
    }

    [Fact]
    public void Of_equally_fast_and_small_ones_the_nearest_to_the_original_is_taken()
    {
        _fixture.Times = ("DynamicQuantizeLinear", 0.97, 1);

        using Candidate chosen = _fixture.Choose("Int8");

        Assert.Equal("Int8WeightOnly", chosen.Precision);
    }

    [Fact]
    public void What_is_slower_than_the_float_model_loses_and_the_log_says_by_how_much()
    {
        _fixture.Times = ("DynamicQuantizeLinear", 1.3, 1);

        using Candidate chosen = _fixture.Choose("Int8");

        Assert.Equal("Int8WeightOnly", chosen.Precision);
        Assert.Contains("Int8Dynamic of 'net' is not shipped: it takes 1.30 times the time of the float model", _fixture.Infos);
    }

    [Fact]
    public void A_declared_precision_that_is_slower_is_replaced_with_a_warning()
    {
        _fixture.Times = ("DynamicQuantizeLinear", 1.3, 1);

        using Candidate chosen = _fixture.Choose("Int8Dynamic");

        Assert.Equal("Int8WeightOnly", chosen.Precision);
        BuildError warning = Assert.Single(_fixture.Warnings);
        Assert.Equal("BTML2010", warning.Code);
        Assert.Contains("'net' as Int8Dynamic takes 1.30 times the time of the float model on this machine, so it is shipped as Int8WeightOnly.", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_everything_is_slower_the_float_model_is_shipped()
    {
        _fixture.Times = ("DynamicQuantizeLinear", 1.3, 1.2);

        using Candidate chosen = _fixture.Choose("Int8Dynamic");

        Assert.Equal("Float32", chosen.Precision);
    }

    [Fact]
    public void Who_wants_a_small_file_gets_it_however_slow()
    {
        _fixture.Item = _fixture.Item with { OptimizeSize = true };
        _fixture.Times = ("DynamicQuantizeLinear", 1.3, 1);

        using Candidate chosen = _fixture.Choose("Int8Dynamic");

        Assert.Equal("Int8Dynamic", chosen.Precision);
        Assert.Empty(_fixture.Warnings);
    }

    public void Dispose() => _fixture.Dispose();
}
