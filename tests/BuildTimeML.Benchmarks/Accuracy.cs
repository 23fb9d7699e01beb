using BuildTimeML.Runtime;

namespace BuildTimeML.Benchmarks;

internal static class Accuracy
{
    /// <param name="scores">Of all rows, one after the other.</param>
    /// <param name="labels">The right class of each row.</param>
    /// <returns>In percent.</returns>
    public static double Of(double[] scores, long[] labels)
    {
        int classes = scores.Length / labels.Length;
        return 100.0 * labels.Index().Count(l => ClassScores.ArgMax(scores.AsSpan(l.Index * classes, classes)) == l.Item) / labels.Length;
    }
}
