namespace BuildTimeML.Runtime.Tests;

public class TopLabelsTests
{
    private static readonly string[] Letters = ["a", "b", "c", "d", "e"];

    [Theory]
    [InlineData(new float[] { 1, 5, 3, 4, 2 }, 3, "bdc")]
    [InlineData(new float[] { 1, 5, 3, 4, 2 }, 9, "bdcea")]
    [InlineData(new float[] { 2, 2, 3, 2, 3 }, 5, "ceabd")]
    [InlineData(new float[] { float.NaN, 1, float.NegativeInfinity, float.NaN, float.PositiveInfinity }, 5, "ebcad")]
    [InlineData(new float[] { 1, 2, 3, 4, 5 }, 0, "")]
    public void The_best_come_first_and_of_equal_ones_the_first(float[] values, int count, string expected)
    {
        var top = new TopLabels<float>(Letters, values, ScoreKind.Probability, count);

        Assert.Equal(expected.Length, top.Count);
        Assert.Equal(expected, string.Concat(top.ToArray().Select(t => t.Label)));
    }

    [Theory]
    [InlineData(ScoreKind.Logit)]
    [InlineData(ScoreKind.Probability)]
    [InlineData(ScoreKind.LogProbability)]
    public void Scores_are_those_of_all_classes(ScoreKind kind)
    {
        float[] values = [0.1f, 0.4f, 0.2f, 0.3f, 0];
        float[] scores = kind == ScoreKind.LogProbability ? Array.ConvertAll(values, MathF.Exp) : values;
        if (kind == ScoreKind.Logit)
        {
            scores = new float[5];
            ClassScores.Softmax(values, scores);
        }

        Assert.Equal(scores.OrderDescending(), new TopLabels<float>(Letters, values, kind, 5).ToArray().Select(t => t.Score));
    }

    [Fact]
    public void No_classes_are_no_labels() => Assert.Empty(new TopLabels<double>([], [], ScoreKind.Logit, 3).ToArray());

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Throws<ArgumentException>("labels", () => new TopLabels<float>(Letters, [1], ScoreKind.Logit, 1).Count);
        Assert.Throws<ArgumentOutOfRangeException>("count", () => new TopLabels<float>(Letters, new float[5], ScoreKind.Logit, -1).Count);
        Assert.Throws<ArgumentException>("destination", () => new TopLabels<float>(Letters, new float[5], ScoreKind.Logit, 3).CopyTo(new LabelScore[2]));
    }
}
