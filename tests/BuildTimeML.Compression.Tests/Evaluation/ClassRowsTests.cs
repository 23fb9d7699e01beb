using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Tests.Evaluation;

public sealed class ClassRowsTests
{
    [Theory]
    [InlineData(new long[] { 2, 3 }, new[] { 1, 2 })]
    [InlineData(new long[] { 1, 6, 1, 1 }, new[] { 5 })]
    [InlineData(new long[] { 6 }, new[] { 5 })]
    [InlineData(new long[] { 1, 3, 2 }, new[] { 1, 0, 1 })]
    [InlineData(new long[] { 1, 2, 3 }, new[] { 1, 2 })]
    public void The_classes_lie_along_the_last_axis_that_is_not_1(long[] shape, int[] best) =>
        Assert.Equal(best, ClassRows.Best(Output(shape, 0, 4, 3, 2, 1, 5))!);

    [Fact]
    public void Segmentation_has_its_classes_along_axis_1() =>
        Assert.Equal([1, 0, 0, 1], ClassRows.Best(Output([1, 2, 2, 2], 0, 9, 9, 0, 1, 8, 8, 1))!);

    [Fact]
    public void Of_equal_scores_the_first_counts() => Assert.Equal([0], ClassRows.Best(Output([1, 2], 3, 3))!);

    [Theory]
    [InlineData(new long[] { 6, 1 })]
    [InlineData(new long[] { 6, 1, 1 })]
    [InlineData(new long[] { })]
    [InlineData(new long[] { 1, 1 })]
    public void One_number_per_row_is_no_score_of_classes(long[] shape) =>
        Assert.Null(ClassRows.Best(Output(shape, [.. Enumerable.Repeat(1.0, (int)shape.Aggregate(1L, (a, b) => a * b))])));

    private static OutputValues Output(long[] shape, params double[] numbers) => new("y", ElementType.Float32, shape, numbers);
}
