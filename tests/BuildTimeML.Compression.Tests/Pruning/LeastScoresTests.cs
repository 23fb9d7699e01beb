using BuildTimeML.Compression.Pruning;

namespace BuildTimeML.Compression.Tests.Pruning;

public sealed class LeastScoresTests
{
    [Theory]
    [InlineData(0, new int[0])]
    [InlineData(1, new[] { 4 })]
    [InlineData(3, new[] { 0, 1, 4 })]
    [InlineData(5, new[] { 0, 1, 2, 3, 4 })]
    public void Of_equal_scores_the_first_are_found_and_no_more_than_asked_for(int count, int[] expected)
    {
        var found = new List<int>();

        LeastScores.Find([1, 1, 2, 1, 0], count, found.Add);

        Assert.Equal(expected, found.Order());
    }
}
