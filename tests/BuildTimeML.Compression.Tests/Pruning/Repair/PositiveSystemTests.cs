using BuildTimeML.Compression.Pruning.Repair;

namespace BuildTimeML.Compression.Tests.Pruning.Repair;

public sealed class PositiveSystemTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(150)]
    public void Solves(int size)
    {
        var random = new Random(size);
        double[] root = [.. Enumerable.Range(0, size * size).Select(_ => random.NextDouble() - 0.5)];
        double[] matrix = Matrices.Multiply(root, Matrices.Transpose(root, size, size), size, size, size);
        for (int i = 0; i < size; i++)
        {
            matrix[(i * size) + i] += 1;
        }

        double[] expected = [.. Enumerable.Range(0, 3 * size).Select(_ => random.NextDouble())];
        double[] rows = Matrices.Multiply(expected, matrix, 3, size, size);
        PositiveSystem.Of(matrix, size, damping: 0).Solve(rows);

        Assert.All(expected.Zip(rows), p => Assert.Equal(p.First, p.Second, 1e-9));
    }

    [Fact]
    public void A_singular_matrix_is_damped() => Assert.NotNull(PositiveSystem.Of([1, 1, 1, 1], 2, damping: 1e-9));

    [Fact]
    public void A_matrix_that_is_not_finite_is_refused() => Assert.Throws<ArgumentException>(() => PositiveSystem.Of([double.NaN], 1, damping: 1));
}
