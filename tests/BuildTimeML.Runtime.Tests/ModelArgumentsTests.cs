namespace BuildTimeML.Runtime.Tests;

public class ModelArgumentsTests
{
    [Fact]
    public void A_wrong_length_names_the_input_its_shape_and_the_length()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => ModelArguments.ThrowWrongLength("tokens", "[batch, 48]", 50));

        Assert.Equal("tokens", error.ParamName);
        Assert.StartsWith("The input 'tokens' has the shape [batch, 48]; 50 elements do not fill it.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dimension_beyond_its_maximum_names_the_way_to_raise_it()
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => ModelArguments.ThrowDimensionOutOfRange("batch", 32, 1));

        Assert.Contains("The dimension 'batch' is 32, and memory is reserved for 1.", error.Message, StringComparison.Ordinal);
        Assert.Contains("MaxDimensions=\"batch=32\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dimension_below_1_does_not_ask_for_more_memory()
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => ModelArguments.ThrowDimensionOutOfRange("batch", 0, 8));

        Assert.Contains("it lies between 1 and 8", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("MaxDimensions", error.Message, StringComparison.Ordinal);
    }
}
