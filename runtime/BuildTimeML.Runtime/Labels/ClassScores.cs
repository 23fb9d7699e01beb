using System.Numerics;

namespace BuildTimeML.Runtime;

/// <summary>Turns a classifier's outputs into labels and scores. Nothing here allocates.</summary>
public static class ClassScores
{
    /// <summary>The index of the largest value, the first of equal ones; NaN is never the largest.</summary>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static int ArgMax(ReadOnlySpan<float> values) => IndexOfLargest(values);

    /// <inheritdoc cref="ArgMax(ReadOnlySpan{float})"/>
    public static int ArgMax(ReadOnlySpan<double> values) => IndexOfLargest(values);

    /// <inheritdoc cref="ArgMax(ReadOnlySpan{float})"/>
    public static int ArgMax(ReadOnlySpan<Half> values) => IndexOfLargest(values);

    /// <summary>Turns logits into scores that sum to 1; logits of any size are fine.</summary>
    /// <param name="logits">One per class.</param>
    /// <param name="scores">As many as there are logits.</param>
    /// <exception cref="ArgumentException">The lengths differ, or there are no logits.</exception>
    public static void Softmax(ReadOnlySpan<float> logits, Span<float> scores) => Normalize(logits, scores);

    /// <inheritdoc cref="Softmax(ReadOnlySpan{float}, Span{float})"/>
    public static void Softmax(ReadOnlySpan<double> logits, Span<float> scores) => Normalize(logits, scores);

    /// <inheritdoc cref="Softmax(ReadOnlySpan{float}, Span{float})"/>
    public static void Softmax(ReadOnlySpan<Half> logits, Span<float> scores) => Normalize(logits, scores);

    /// <summary>The one score at <paramref name="index"/> that <see cref="Softmax(ReadOnlySpan{float}, Span{float})"/> gives.</summary>
    /// <exception cref="IndexOutOfRangeException">The index is outside.</exception>
    public static float SoftmaxOf(ReadOnlySpan<float> logits, int index) => NormalizedAt(logits, index);

    /// <inheritdoc cref="SoftmaxOf(ReadOnlySpan{float}, int)"/>
    public static float SoftmaxOf(ReadOnlySpan<double> logits, int index) => NormalizedAt(logits, index);

    /// <inheritdoc cref="SoftmaxOf(ReadOnlySpan{float}, int)"/>
    public static float SoftmaxOf(ReadOnlySpan<Half> logits, int index) => NormalizedAt(logits, index);

    // Relative to the largest logit the exponentials cannot overflow, and their sum is at least 1.
    internal static (double Largest, double Sum) Sum<T>(ReadOnlySpan<T> logits)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double largest = double.CreateTruncating(logits[IndexOfLargest(logits)]);
        double sum = 0;
        foreach (T logit in logits)
        {
            sum += Exponential(logit, largest);
        }

        return (largest, sum);
    }

    internal static float Score<T>(T logit, double largest, double sum)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => (float)(Exponential(logit, largest) / sum);

    private static int IndexOfLargest<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ThrowIfEmpty(values.Length);
        int best = 0;
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] > values[best] || T.IsNaN(values[best]))
            {
                best = i;
            }
        }

        return best;
    }

    private static void Normalize<T>(ReadOnlySpan<T> logits, Span<float> scores)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (scores.Length != logits.Length)
        {
            throw new ArgumentException($"There are {logits.Length} logits, and room for {scores.Length} scores.", nameof(scores));
        }

        (double largest, double sum) = Sum(logits);
        for (int i = 0; i < logits.Length; i++)
        {
            scores[i] = Score(logits[i], largest, sum);
        }
    }

    private static float NormalizedAt<T>(ReadOnlySpan<T> logits, int index)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T logit = logits[index];
        (double largest, double sum) = Sum(logits);
        return Score(logit, largest, sum);
    }

    // Infinity minus itself is not a number: the largest logit is always e^0.
    private static double Exponential<T>(T logit, double largest)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double value = double.CreateTruncating(logit);
        return value == largest ? 1 : Math.Exp(value - largest);
    }

    private static void ThrowIfEmpty(int count)
    {
        if (count == 0)
        {
            throw new ArgumentException("There are no values.");
        }
    }
}
