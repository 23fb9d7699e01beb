using System.Globalization;
using BuildTimeML.Benchmarks.Predict;

namespace BuildTimeML.Benchmarks.Runtime;

/// <summary>Eight threads on one pool, for a long time; the environment variable BUILDTIMEML_SOAK_CALLS says how many calls.</summary>
internal static class SoakFigures
{
    private const int Threads = 8;
    private const int Callers = 2;

    public static void Add(Report report, Digits.Pool pool)
    {
        int calls = int.TryParse(Environment.GetEnvironmentVariable("BUILDTIMEML_SOAK_CALLS"), CultureInfo.InvariantCulture, out int given) ? given : 400_000;
        float[][] images = [.. Enumerable.Range(0, Threads).Select(Image)];
        float[][] expected = [.. images.Select(image => Alone(pool, image))];
        Call(pool, images, expected, calls / 10);
        long before = Environment.WorkingSet;

        long wrong = Call(pool, images, expected, calls);

        report.Note($"soak: {calls} calls from {Threads} threads on {Callers} callers; BUILDTIMEML_SOAK_CALLS=10000000 makes it ten million");
        report.Add(new Figure("runtime.soak.wrong", Measurement.Exactly(wrong, calls), "calls", Mark.AtMost(0)));
        report.Add(new Figure("runtime.soak.growth", Measurement.Exactly((Environment.WorkingSet - before) / 1e6, calls), "MB", Mark.AtMost(5)));
    }

    private static long Call(Digits.Pool pool, float[][] images, float[][] expected, int calls)
    {
        long wrong = 0;
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(i => new Thread(() =>
        {
            Span<float> scores = stackalloc float[10];
            for (int n = 0; n < calls / Threads; n++)
            {
                pool.Predict(images[i], scores);
                if (!scores.SequenceEqual(expected[i]))
                {
                    Interlocked.Increment(ref wrong);
                }
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        return wrong;
    }

    private static float[] Alone(Digits.Pool pool, float[] image)
    {
        float[] scores = new float[10];
        pool.Predict(image, scores);
        return scores;
    }

    private static float[] Image(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 784).Select(_ => random.NextSingle())];
    }
}
