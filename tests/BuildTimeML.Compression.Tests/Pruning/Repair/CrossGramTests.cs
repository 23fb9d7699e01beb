using BuildTimeML.Compression.Pruning.Repair;

namespace BuildTimeML.Compression.Tests.Pruning.Repair;

public sealed class CrossGramTests
{
    // Of x = (1, 2), (3, 6) and y = 5, 7: the sums of (x, 1)(y, 1)'.
    private static readonly double[] Sums = [26, 4, 52, 8, 12, 2];

    [Fact]
    public void Means_are_taken_out_of_products()
    {
        var gram = CrossGram.Of([.. new double[6], .. Sums], group: 1, rows: 2, columns: 1);

        Assert.Equal([2.0, 4], gram.LeftMean);
        Assert.Equal([6.0], gram.RightMean);
        Assert.Equal([1.0, 2], gram.Covariance);
    }

    [Fact]
    public void With_their_means_they_are_the_mean_products()
    {
        CrossGram gram = CrossGram.Of(Sums, group: 0, rows: 2, columns: 1).WithMeans();

        Assert.Equal([13.0, 26], gram.Covariance);
        Assert.Equal([0.0, 0, 0], [.. gram.LeftMean, .. gram.RightMean]);
    }

    [Fact]
    public void Some_elements_are_taken_with_their_means()
    {
        CrossGram gram = CrossGram.Of(Sums, group: 0, rows: 2, columns: 1).Take([1], [0]);

        Assert.Equal([2.0], gram.Covariance);
        Assert.Equal([4.0, 6], [.. gram.LeftMean, .. gram.RightMean]);
    }
}
