using System.Diagnostics;

namespace BuildTimeML.Compression.Evaluation;

/// <summary>Times two sides in turn, so that what the machine does meanwhile falls on both.</summary>
internal static class AlternatingRounds
{
    /// <summary>The time of the first side by the time of the second: the median over the rounds.</summary>
    /// <param name="first">One round's work of the side that is judged.</param>
    /// <param name="second">The same work on the side it is compared with.</param>
    /// <param name="rounds">How many rounds are timed; which side begins changes from one to the next.</param>
    /// <param name="warmUps">How many rounds come before them, untimed.</param>
    public static Comparison Compare(Action first, Action second, int rounds, int warmUps) =>
        CompareTimes(() => Time(first), () => Time(second), rounds, warmUps);

    /// <summary>The same with sides that time themselves: each returns the milliseconds of a round.</summary>
    /// <inheritdoc cref="Compare"/>
    public static Comparison CompareTimes(Func<double> first, Func<double> second, int rounds, int warmUps)
    {
        for (int i = 0; i < warmUps; i++)
        {
            first();
            second();
        }

        double[] firstTimes = new double[rounds];
        double[] secondTimes = new double[rounds];
        for (int i = 0; i < rounds; i++)
        {
            if (i % 2 == 0)
            {
                firstTimes[i] = first();
                secondTimes[i] = second();
            }
            else
            {
                secondTimes[i] = second();
                firstTimes[i] = first();
            }
        }

        return new Comparison(
            MedianEstimate.MedianOf(firstTimes.Zip(secondTimes, (f, s) => f / s)),
            MedianEstimate.MedianOf(firstTimes),
            MedianEstimate.MedianOf(secondTimes),
            [.. firstTimes.Zip(secondTimes, (f, s) => f - s)]);
    }

    private static double Time(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}

/// <param name="Ratio">First by second.</param>
/// <param name="First">Milliseconds per round.</param>
/// <param name="Second">Milliseconds per round.</param>
/// <param name="Differences">First less second, in milliseconds, round by round.</param>
internal sealed record Comparison(MedianEstimate Ratio, MedianEstimate First, MedianEstimate Second, IReadOnlyList<double> Differences);
