using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Tests.Helpers;

namespace BuildTimeML.Compression.Tests.Quantization;

public sealed class InverseFactorTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(131)]
    public void Its_square_is_the_inverse_of_the_damped_matrix(int size)
    {
        double[] gram = new RandomLayer(1, size).Gram;
        double damping = 0.01 * Enumerable.Range(0, size).Average(i => gram[(i * size) + i]);

        var factor = InverseFactor.Of(gram, size, 0.01);

        double[] inverse = Square(factor);
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                double product = Enumerable.Range(0, size).Sum(k => inverse[(i * size) + k] * (gram[(k * size) + j] + (k == j ? damping : 0)));
                Assert.Equal(i == j ? 1 : 0, product, 1e-9);
            }
        }
    }

    [Fact]
    public void Fewer_samples_than_inputs_are_damped_until_there_is_an_inverse()
    {
        double[] gram = new RandomLayer(1, 80, samples: 3).Gram;

        var factor = InverseFactor.Of(gram, 80, damping: 1e-30);

        Assert.All(Square(factor), e => Assert.True(double.IsFinite(e)));
    }

    [Fact]
    public void Inputs_that_are_always_zero_do_not_matter()
    {
        var factor = InverseFactor.Of(new double[9], 3, 0.01);

        Assert.Equal([0, 0], factor.Row(0)[1..].ToArray());
        Assert.True(factor.Row(0)[0] > 0);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_matrix_that_is_not_finite_is_refused(double element) =>
        Assert.Throws<ArgumentException>(() => InverseFactor.Of([element, 0, 0, 1], 2, 0.01));

    [Fact]
    public void A_matrix_that_no_inputs_give_is_refused() =>
        Assert.Throws<ArgumentException>(() => InverseFactor.Of([1, 0, 1000, 1], 2, 0.01));

    [Fact]
    public void A_matrix_of_another_size_is_refused() =>
        Assert.Throws<ArgumentException>(() => InverseFactor.Of(new double[6], 2, 0.01));

    // U'U.
    private static double[] Square(InverseFactor factor)
    {
        int size = factor.Size;
        double[] square = new double[size * size];
        for (int k = 0; k < size; k++)
        {
            ReadOnlySpan<double> row = factor.Row(k);
            for (int i = k; i < size; i++)
            {
                for (int j = k; j < size; j++)
                {
                    square[(i * size) + j] += row[i - k] * row[j - k];
                }
            }
        }

        return square;
    }
}
