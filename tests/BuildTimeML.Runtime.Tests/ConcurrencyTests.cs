namespace BuildTimeML.Runtime.Tests;

public class ConcurrencyTests
{
    [Fact]
    public void Two_calls_on_one_session_run_on_two_threads_at_the_same_time()
    {
        using ModelSession session = ModelSession.Load(Models.Mobilenet, new ModelOptions { IntraOpThreads = 1 });
        float[] expected = [.. Enumerable.Range(0, 2).Select(seed => Classify(session, seed, runs: 1))];

        float[] actual = new float[2];
        Parallel.For(0, 2, i => actual[i] = Classify(session, i, runs: 200));

        Assert.Equal(expected, actual);
        Assert.NotEqual(expected[0], expected[1]);
    }

    [Fact]
    public async Task One_call_on_two_threads_is_refused_or_runs_but_never_both_at_once()
    {
        using ModelSession session = ModelSession.Load(Models.Mobilenet, new ModelOptions { IntraOpThreads = 1 });
        var input = new TensorBuffer<float>(64, 1, 28, 28);
        var output = new TensorBuffer<float>(64, 10);
        using var call = new ModelCall(session, [new(session.Inputs[0].Name, input)], [new(session.Outputs[0].Name, output)]);
        using var start = new Barrier(2);
        int refused = 0;

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            start.SignalAndWait();
            for (int i = 0; i < 20; i++)
            {
                try
                {
                    call.Run();
                }
                catch (InvalidOperationException e) when (e.Message.Contains("another thread", StringComparison.Ordinal))
                {
                    Interlocked.Increment(ref refused);
                }
            }
        })));

        Assert.InRange(refused, 1, 39);
    }

    [Fact]
    public async Task A_call_that_is_disposed_while_it_runs_ends_its_run_first()
    {
        using ModelSession session = ModelSession.Load(Models.Mobilenet, new ModelOptions { IntraOpThreads = 1 });
        for (int i = 0; i < 20; i++)
        {
            var input = new TensorBuffer<float>(64, 1, 28, 28);
            var output = new TensorBuffer<float>(64, 10);
            var call = new ModelCall(session, [new(session.Inputs[0].Name, input)], [new(session.Outputs[0].Name, output)]);
            using var started = new ManualResetEventSlim();
            Task runs = Task.Run(() =>
            {
                while (true)
                {
                    started.Set();
                    call.Run();
                }
            });

            started.Wait();
            call.Dispose();

            await Assert.ThrowsAsync<ObjectDisposedException>(() => runs);
            Assert.Throws<ObjectDisposedException>(() => input.Data.Length);
        }

        SessionIsReleased(session);
    }

    private static void SessionIsReleased(ModelSession session)
    {
        session.Dispose();
        Assert.True(session.Handle.IsClosed);
    }

    private static float Classify(ModelSession session, int seed, int runs)
    {
        var input = new TensorBuffer<float>(1, 1, 28, 28);
        var output = new TensorBuffer<float>(1, 10);
        using var call = new ModelCall(session, [new(session.Inputs[0].Name, input)], [new(session.Outputs[0].Name, output)]);
        var random = new Random(seed);
        foreach (ref float pixel in input.Data)
        {
            pixel = random.NextSingle();
        }

        float first = float.NaN;
        for (int i = 0; i < runs; i++)
        {
            output.Data.Clear();
            call.Run();
            Assert.True(i == 0 || first == output.Data[0], "A run gave another result than the one before.");
            first = output.Data[0];
        }

        return first;
    }
}
