namespace BuildTimeML.Runtime.Tests;

[Collection(AloneCollection.Name)]
public class ModelResultTests
{
    private const int Calls = 20_000;

    [Fact]
    public async Task A_result_is_filled_by_an_instance_or_by_a_pool_and_used_again()
    {
        using ModelSession session = Doubler.Load();
        using var model = new Doubler(session);
        using var pool = new ModelPool<Doubler>(session, 1, s => new Doubler(s));
        var result = new DoublerResult();
        Assert.Contains("empty", Assert.Throws<InvalidOperationException>(() => result.Y.Data.Length).Message, StringComparison.Ordinal);

        await result.Start(model, new float[] { 1, 2 });
        Assert.Equal([2, 4], result.Y.Data.ToArray());
        await result.Start(pool, new float[] { 3 });
        Assert.Equal([6], result.Y.Data.ToArray());
    }

    [Fact]
    public async Task A_result_and_an_instance_are_refused_to_a_second_call_until_the_first_has_ended()
    {
        using ModelSession session = Doubler.Load();
        using var model = new Doubler(session);
        using var gate = new ManualResetEventSlim();
        var result = new DoublerResult { Running = gate.Wait };
        ValueTask call = result.Start(model, new float[] { 1 });

        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(async () => await result.Start(model, new float[1]));
        Assert.Contains("another call", refused.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Pool", Assert.Throws<InvalidOperationException>(() => model.Predict([1]).Rank).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => result.Y.Data.Length);
        var other = new DoublerResult();
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await other.Start(model, new float[1]));
        gate.Set();
        await call;

        Assert.Equal([2], result.Y.Data.ToArray());
        await other.Start(model, new float[] { 4 });
        Assert.Equal([8], other.Y.Data.ToArray());
    }

    [Fact]
    public async Task A_call_that_fails_gives_its_caller_back_and_leaves_the_result_empty()
    {
        using ModelSession session = Doubler.Load();
        using var pool = new ModelPool<Doubler>(session, 1, s => new Doubler(s));
        using var model = new Doubler(session);
        var result = new DoublerResult();

        await Assert.ThrowsAsync<ArgumentException>(async () => await result.Start(pool, new float[5]));
        Assert.Throws<InvalidOperationException>(() => result.Y.Data.Length);
        await result.Start(pool, new float[] { 1 });
        Assert.Equal([2], result.Y.Data.ToArray());

        await Assert.ThrowsAsync<ArgumentException>(async () => await result.Start(model, new float[5]));
        Assert.Equal(2, model.Predict([1])[0]);
    }

    [Fact]
    public async Task A_call_that_waits_for_a_caller_ends_when_it_is_cancelled()
    {
        using ModelSession session = Doubler.Load();
        using var pool = new ModelPool<Doubler>(session, 1, s => new Doubler(s));
        using var cancellation = new CancellationTokenSource();
        var result = new DoublerResult();
        using (PoolLease<Doubler> lease = pool.Rent())
        {
            ValueTask waiting = result.Start(pool, new float[1], cancellation.Token);
            Assert.Equal(1, pool.Waiting);
            Assert.False(waiting.IsCompleted);

            await cancellation.CancelAsync();
            OperationCanceledException e = await Assert.ThrowsAsync<OperationCanceledException>(async () => await waiting);

            Assert.Equal(cancellation.Token, e.CancellationToken);
            Assert.Equal(0, pool.Waiting);
        }

        await Assert.ThrowsAsync<OperationCanceledException>(async () => await result.Start(pool, new float[1], cancellation.Token));
        await result.Start(pool, new float[] { 1 });
        Assert.Equal([2], result.Y.Data.ToArray());
    }

    [Fact]
    public async Task Calls_that_wait_and_are_cancelled_while_callers_come_back_end_one_way_or_the_other()
    {
        using ModelSession session = Doubler.Load();
        using var pool = new ModelPool<Doubler>(session, 1, s => new Doubler(s));
        var result = new DoublerResult();
        int cancelled = 0;
        for (int i = 0; i < 2_000; i++)
        {
            using var cancellation = new CancellationTokenSource();
            PoolLease<Doubler> lease = pool.Rent();
            ValueTask waiting = result.Start(pool, new float[] { i }, cancellation.Token);
            Task cancelling = Task.Run(cancellation.Cancel);
            lease.Dispose();
            try
            {
                await waiting;
                Assert.Equal(2 * i, result.Y[0]);
            }
            catch (OperationCanceledException)
            {
                cancelled++;
            }

            await cancelling;
        }

        Assert.Equal(0, pool.Waiting);
        pool.Rent().Dispose();
        Assert.InRange(cancelled, 0, 2_000);
    }

    [Fact]
    public async Task Awaited_calls_allocate_nothing_but_what_the_thread_pool_needs_for_itself()
    {
        // Counted for the whole process: less than a byte per call. An object would be 24 or more.
        using ModelSession session = Doubler.Load();
        using var pool = new ModelPool<Doubler>(session, 1, s => new Doubler(s));
        using var model = new Doubler(session);
        using var cancellation = new CancellationTokenSource();
        DoublerResult[] results = [new(), new()];
        float[] x = [1];

        Assert.InRange(await LeastBytesOf(() => BytesOf(() => results[0].Start(model, x))), 0, Calls);
        Assert.InRange(await LeastBytesOf(() => BytesOf(() => results[0].Start(pool, x, cancellation.Token))), 0, Calls);

        // The second waits for the caller of the first.
        Assert.InRange(await LeastBytesOf(() => BytesOfTwo(results, pool, x, cancellation.Token)), 0, Calls);
    }

    // What the test runner does meanwhile counts too: an object per call would be there every time.
    private static async Task<long> LeastBytesOf(Func<Task<long>> count) => Math.Min(await count(), Math.Min(await count(), await count()));

    private static async Task<long> BytesOfTwo(DoublerResult[] results, ModelPool<Doubler> pool, float[] x, CancellationToken cancellation)
    {
        long before = 0;
        for (int i = -Calls; i < Calls; i++)
        {
            before = i == 0 ? GC.GetTotalAllocatedBytes(precise: true) : before;
            ValueTask first = results[0].Start(pool, x, cancellation);
            ValueTask second = results[1].Start(pool, x, cancellation);
            await first;
            await second;
        }

        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    private static async Task<long> BytesOf(Func<ValueTask> call)
    {
        long before = 0;
        for (int i = -Calls; i < Calls; i++)
        {
            before = i == 0 ? GC.GetTotalAllocatedBytes(precise: true) : before;
            await call();
        }

        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }
}
