using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Tests.Evaluation;

public sealed class OutputComparisonTests
{
    [Fact]
    public void Numbers_that_are_near_are_no_difference() => Assert.Null(Compare([1, -2, 3], [1.01, -2.02, 2.99]));

    [Fact]
    public void Numbers_in_another_order_are_told_in_decibels() => Assert.Contains("dB above its error", Compare([1, -2, 3], [3, 1, -2]), StringComparison.Ordinal);

    [Fact]
    public void A_value_that_is_no_number_is_named_by_its_place() => Assert.Contains("element 1 of the output 'y' is NaN, not 2", Compare([1, 2], [1, double.NaN]), StringComparison.Ordinal);

    [Fact]
    public void Infinity_where_the_original_has_it_is_no_difference() =>
        Assert.Null(Compare([1, double.NegativeInfinity], [1, double.NegativeInfinity]));

    [Fact]
    public void Another_name_type_shape_or_count_is_told()
    {
        OutputValues reference = Of([1, 2]);

        Assert.Contains("is now 'z'", OutputComparison.Difference([reference], [reference with { Name = "z" }]), StringComparison.Ordinal);
        Assert.Contains("type Float64, not Float32", OutputComparison.Difference([reference], [reference with { ElementType = ElementType.Float64 }]), StringComparison.Ordinal);
        Assert.Contains("shape [1, 2], not [2]", OutputComparison.Difference([reference], [reference with { Shape = [1, 2] }]), StringComparison.Ordinal);
        Assert.Contains("has 0 outputs, not 1", OutputComparison.Difference([reference], []), StringComparison.Ordinal);
    }

    [Fact]
    public void Decibels_are_ten_times_the_logarithm_of_the_powers() => Assert.Equal(40, SignalToNoise.Decibels([100], [99]), 1e-9);

    private static string? Compare(double[] reference, double[] actual) => OutputComparison.Difference([Of(reference)], [Of(actual)]);

    private static OutputValues Of(double[] numbers) => new("y", ElementType.Float32, [numbers.Length], numbers);
}
