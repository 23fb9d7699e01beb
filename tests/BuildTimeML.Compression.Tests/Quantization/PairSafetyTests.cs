using BuildTimeML.Compression.Quantization;

namespace BuildTimeML.Compression.Tests.Quantization;

public sealed class PairSafetyTests
{
    [Fact]
    public void Safe_pairs_do_not_saturate_and_others_do()
    {
        for (int a = -127; a <= 127; a++)
        {
            for (int b = -127; b <= 127; b++)
            {
                // The worst that activations can do.
                bool saturates = (255 * Math.Max(a, 0)) + (255 * Math.Max(b, 0)) > short.MaxValue || (255 * Math.Min(a, 0)) + (255 * Math.Min(b, 0)) < short.MinValue;
                Assert.False(PairSafety.IsSafe(a, b) && saturates, $"{a} and {b}");
                Assert.True(saturates || PairSafety.IsSafe(a, b) || Math.Abs(a) + Math.Abs(b) == PairSafety.Limit + 1 || Math.Abs(a + b) > PairSafety.Limit, $"{a} and {b}");
            }
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    public void Projection_makes_every_pair_safe_and_takes_no_more_than_needed(double first, double second)
    {
        for (int a = -127; a <= 127; a++)
        {
            for (int b = -127; b <= 127; b++)
            {
                (sbyte x, sbyte y) = PairSafety.Project((sbyte)a, (sbyte)b, first, second);
                Assert.True(PairSafety.IsSafe(x, y), $"{a} and {b} became {x} and {y}");
                int excess = PairSafety.IsSafe(a, b) ? 0 : Math.Abs(a) + Math.Abs(b) - PairSafety.Limit;
                Assert.Equal(excess, Math.Abs(a - x) + Math.Abs(b - y));
            }
        }
    }

    [Fact]
    public void What_matters_more_is_changed_less() =>
        Assert.Equal(((sbyte)127, (sbyte)1), PairSafety.Project(127, 127, 1, 0));
}
