using BuildTimeML.Compression.Pruning.LowRank;
using BuildTimeML.Compression.Pruning.Repair;

namespace BuildTimeML.Compression.Tests.Pruning.LowRank;

public sealed class SymmetricEigenTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(9, 9)]
    [InlineData(60, 60)]
    [InlineData(60, 5)]
    [InlineData(300, 3)]
    public void The_vectors_give_the_matrix_again(int size, int rank)
    {
        var random = new Random(size + rank);
        double[] root = [.. Enumerable.Range(0, size * rank).Select(_ => random.NextDouble() - 0.5)];
        double[] matrix = Matrices.Multiply(root, Matrices.Transpose(root, size, rank), size, rank, size);

        (double[] values, double[] vectors) = SymmetricEigen.Of(matrix, size);

        Assert.Equal(values.OrderDescending(), values);
        Assert.All(values.Skip(rank), v => Assert.InRange(v, -1e-9, 1e-9));
        double[] scaled = [.. vectors.Select((v, i) => v * values[i / size])];
        AssertEqual(matrix, Matrices.Multiply(Matrices.Transpose(vectors, size, size), scaled, size, size, size));
        AssertEqual([.. Enumerable.Range(0, size * size).Select(i => i / size == i % size ? 1.0 : 0)], Matrices.Multiply(vectors, Matrices.Transpose(vectors, size, size), size, size, size));
    }

    [Fact]
    public void A_diagonal_matrix_is_its_own_answer()
    {
        (double[] values, double[] vectors) = SymmetricEigen.Of([1, 0, 0, 0, 5, 0, 0, 0, 3], 3);

        Assert.Equal([5, 3, 1], values);
        Assert.Equal([0, 1, 0, 0, 0, 1, 1, 0, 0], vectors);
    }

    private static void AssertEqual(double[] expected, double[] actual) => Assert.All(expected.Zip(actual), p => Assert.Equal(p.First, p.Second, 1e-9));
}
