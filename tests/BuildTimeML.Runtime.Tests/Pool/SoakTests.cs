using System.Diagnostics;
using BuildTimeML.Benchmarks.Runtime;

namespace BuildTimeML.Runtime.Tests;

/// <summary>Eight threads share two callers, for 2 seconds, or as many as the environment variable BUILDTIMEML_SOAK_SECONDS says.</summary>
[Collection(AloneCollection.Name)]
public class SoakTests
{
    private const int Threads = 8;

    [Fact]
    public void No_result_is_wrong_and_no_memory_is_kept()
    {
        TimeSpan time = TimeSpan.FromSeconds(int.TryParse(Environment.GetEnvironmentVariable("BUILDTIMEML_SOAK_SECONDS"), out int seconds) ? seconds : 2);
        using ModelSession session = ModelSession.Load(Models.Mobilenet, new ModelOptions { IntraOpThreads = 1 });
        using var pool = new ModelPool<FloatModel>(session, 2, s => new FloatModel(s));
        float[][] images = [.. Enumerable.Range(0, Threads).Select(Image)];
        float[][] expected = [.. images.Select(image => Alone(session, image))];
        Call(pool, images, expected, time / 4);
        long before = Process.GetCurrentProcess().WorkingSet64;

        int wrong = Call(pool, images, expected, time * 0.75);

        Assert.Equal(0, wrong);
        Assert.Equal(Threads, expected.Select(e => e[0]).Distinct().Count());
        Assert.True(Environment.WorkingSet - before < 20_000_000, $"{(Environment.WorkingSet - before) / 1e6:0.0} MB were kept.");
    }

    private static int Call(ModelPool<FloatModel> pool, float[][] images, float[][] expected, TimeSpan time)
    {
        int wrong = 0;
        var clock = Stopwatch.StartNew();
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(i => new Thread(() =>
        {
            while (clock.Elapsed < time)
            {
                using PoolLease<FloatModel> lease = pool.Rent();
                if (!lease.Model.Predict(images[i]).SequenceEqual(expected[i]))
                {
                    Interlocked.Increment(ref wrong);
                }
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        return wrong;
    }

    private static float[] Alone(ModelSession session, float[] image)
    {
        using var model = new FloatModel(session);
        return model.Predict(image).ToArray();
    }

    private static float[] Image(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 784).Select(_ => random.NextSingle())];
    }
}
