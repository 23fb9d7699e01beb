namespace BuildTimeML.Runtime.Tests;

public class TensorViewTests
{
    private static readonly int[] Numbers = [.. Enumerable.Range(0, 720)];

    [Fact]
    public void Elements_are_found_in_row_major_order_with_one_to_six_indices()
    {
        Assert.Equal(719, new TensorView<int>(Numbers, [720])[719]);
        Assert.Equal(31, new TensorView<int>(Numbers, [24, 30])[1, 1]);
        Assert.Equal(((1 * 4) + 2) * 60 + 3, new TensorView<int>(Numbers, [3, 4, 60])[1, 2, 3]);
        Assert.Equal(719, new TensorView<int>(Numbers, [2, 3, 4, 30])[1, 2, 3, 29]);
        Assert.Equal(719, new TensorView<int>(Numbers, [2, 3, 4, 5, 6])[1, 2, 3, 4, 5]);
        Assert.Equal(719, new TensorView<int>(Numbers, [1, 2, 3, 4, 5, 6])[0, 1, 2, 3, 4, 5]);
        Assert.Equal(719, new TensorView<int>(Numbers, [1, 1, 2, 3, 4, 5, 6])[0, 0, 1, 2, 3, 4, 5]);
    }

    [Theory]
    [InlineData(2, 0, "Index 2 of dimension 0 is outside the tensor's shape [2, 360].")]
    [InlineData(0, 360, "Index 360 of dimension 1 is outside the tensor's shape [2, 360].")]
    [InlineData(1, -1, "Index -1 of dimension 1 is outside the tensor's shape [2, 360].")]
    public void An_index_outside_its_dimension_is_named_even_where_the_element_would_exist(int i, int j, string message)
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => new TensorView<int>(Numbers, [2, 360])[i, j]);

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_number_of_indices_is_refused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new TensorView<int>(Numbers, [2, 360])[1]);

        Assert.Equal("The tensor has 2 dimensions, [2, 360], and 1 indices were given.", error.Message);
    }

    [Fact]
    public void A_view_is_a_span_of_its_elements()
    {
        ReadOnlySpan<int> span = new TensorView<int>(Numbers, [2, 360]);

        Assert.Equal(Numbers, span.ToArray());
    }

    [Fact]
    public void A_shape_that_does_not_fit_the_elements_is_refused() =>
        Assert.Throws<ArgumentException>(() => new TensorView<int>(Numbers, [2, 359]).Rank);

    [Fact]
    public void An_element_can_be_referred_to_without_a_copy()
    {
        int[] data = [1, 2, 3, 4];

        ref readonly int element = ref new TensorView<int>(data, [2, 2])[1, 0];
        data[2] = 30;

        Assert.Equal(30, element);
    }
}
