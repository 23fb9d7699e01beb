namespace BuildTimeML.Runtime.Tests;

public class ClassScoresTests
{
    [Fact]
    public void The_largest_value_wins_and_of_equal_ones_the_first()
    {
        Assert.Equal(2, ClassScores.ArgMax((ReadOnlySpan<float>)[1, -5, 7, 7]));
        Assert.Equal(0, ClassScores.ArgMax((ReadOnlySpan<double>)[-1, -5]));
        Assert.Equal(1, ClassScores.ArgMax((ReadOnlySpan<Half>)[(Half)1, (Half)2]));
    }

    [Fact]
    public void Not_a_number_never_wins()
    {
        Assert.Equal(1, ClassScores.ArgMax((ReadOnlySpan<float>)[float.NaN, float.NegativeInfinity, float.NaN]));
        Assert.Equal(0, ClassScores.ArgMax((ReadOnlySpan<float>)[1, float.NaN]));
    }

    [Fact]
    public void Softmax_gives_the_exponentials_by_their_sum()
    {
        Span<float> scores = stackalloc float[3];

        ClassScores.Softmax((ReadOnlySpan<float>)[0, MathF.Log(2), MathF.Log(5)], scores);

        Assert.Equal(0.125f, scores[0], tolerance: 1e-6f);
        Assert.Equal(0.25f, scores[1], tolerance: 1e-6f);
        Assert.Equal(0.625f, scores[2], tolerance: 1e-6f);
    }

    [Fact]
    public void Softmax_is_the_same_for_all_floating_point_types()
    {
        Assert.Equal(0.75f, ClassScores.SoftmaxOf((ReadOnlySpan<double>)[0, Math.Log(3)], 1), tolerance: 1e-6f);
        Assert.Equal(0.5f, ClassScores.SoftmaxOf((ReadOnlySpan<Half>)[(Half)9, (Half)9], 1));
        Assert.Equal(0.5f, ClassScores.SoftmaxOf((ReadOnlySpan<float>)[9, 9], 0));
    }

    [Theory]
    [InlineData(new float[] { 5000, 4000 }, 1)]
    [InlineData(new float[] { -5000, -6000 }, 1)]
    [InlineData(new float[] { float.MaxValue, float.MinValue }, 1)]
    [InlineData(new float[] { float.PositiveInfinity, 0 }, 1)]
    [InlineData(new float[] { float.NegativeInfinity, float.NegativeInfinity }, 0.5f)]
    public void Softmax_of_extreme_logits_stays_between_0_and_1(float[] logits, float first)
    {
        float[] scores = new float[logits.Length];

        ClassScores.Softmax(logits, scores);

        Assert.Equal(first, scores[0]);
        Assert.Equal(1, scores.Sum());
    }

    [Fact]
    public void Wrong_lengths_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ClassScores.ArgMax((ReadOnlySpan<float>)[]));
        Assert.Throws<ArgumentException>(() => ClassScores.Softmax((ReadOnlySpan<float>)[1, 2], new float[1]));
        Assert.Throws<IndexOutOfRangeException>(() => ClassScores.SoftmaxOf((ReadOnlySpan<float>)[1, 2], 2));
    }
}
