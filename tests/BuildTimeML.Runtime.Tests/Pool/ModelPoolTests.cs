namespace BuildTimeML.Runtime.Tests;

[Collection(AloneCollection.Name)]
public class ModelPoolTests
{
    [Fact]
    public void Instances_are_made_when_they_are_needed_and_no_more_than_there_are_callers()
    {
        int made = 0;
        using ModelSession session = Doubler.Load();
        using var pool = new ModelPool<Doubler>(session, 2, s =>
        {
            made++;
            return new Doubler(s);
        });
        Assert.Equal(0, made);

        pool.Rent().Dispose();
        pool.Rent().Dispose();
        Assert.Equal(1, made);

        using PoolLease<Doubler> first = pool.Rent();
        using PoolLease<Doubler> second = pool.Rent();
        Assert.Equal(2, made);
        Assert.NotSame(first.Model, second.Model);
    }

    [Fact]
    public void There_are_as_many_callers_as_processors_unless_someone_says_otherwise()
    {
        using ModelSession session = Doubler.Load();
        using var pool = new ModelPool<Doubler>(session, 0, s => new Doubler(s));

        Assert.Equal(Environment.ProcessorCount, pool.Callers);
        Assert.Throws<ArgumentOutOfRangeException>("callers", () => new ModelPool<Doubler>(session, -1, s => new Doubler(s)));
    }

    [Fact]
    public void What_one_caller_computed_is_not_overwritten_by_the_next()
    {
        using ModelPool<Doubler> pool = Pool(callers: 2);
        using PoolLease<Doubler> first = pool.Rent();
        TensorView<float> two = first.Model.Predict([1]);
        using PoolLease<Doubler> second = pool.Rent();
        TensorView<float> six = second.Model.Predict([3]);

        Assert.Equal(2, two[0]);
        Assert.Equal(6, six[0]);
    }

    [Fact]
    public void A_lease_that_is_disposed_again_takes_nothing_from_who_has_the_instance_now()
    {
        using ModelPool<Doubler> pool = Pool(callers: 1);
        PoolLease<Doubler> first = pool.Rent();
        PoolLease<Doubler> copy = first;
        Doubler model = first.Model;
        first.Dispose();
        using PoolLease<Doubler> second = pool.Rent();

        first.Dispose();
        copy.Dispose();

        Assert.Same(model, second.Model);
        Assert.Throws<ObjectDisposedException>(() => copy.Model);
        Assert.Null(pool.TryTake());
    }

    [Fact]
    public async Task Those_who_wait_get_their_turn_in_the_order_in_which_they_came()
    {
        using ModelPool<Doubler> pool = Pool(callers: 1);
        PoolLease<Doubler> lease = pool.Rent();
        var order = new List<int>();
        var tasks = new List<Task>();
        for (int i = 0; i < 5; i++)
        {
            int number = i;
            tasks.Add(Task.Factory.StartNew(
                () =>
                {
                    using PoolLease<Doubler> own = pool.Rent();
                    order.Add(number);
                },
                TaskCreationOptions.LongRunning));
            SpinWait.SpinUntil(() => pool.Waiting == number + 1);
        }

        lease.Dispose();
        await Task.WhenAll(tasks);

        Assert.Equal([0, 1, 2, 3, 4], order);
    }

    [Fact]
    public async Task Calls_that_run_when_the_pool_is_disposed_end_first_and_others_are_refused()
    {
        ModelSession session = Doubler.Load();
        var pool = new ModelPool<Doubler>(session, 1, s => new Doubler(s));
        PoolLease<Doubler> lease = pool.Rent();
        Doubler model = lease.Model;
        Task waiting = Task.Run(() => pool.Rent().Dispose());
        SpinWait.SpinUntil(() => pool.Waiting == 1);
        ValueTask alsoWaiting = new DoublerResult().Start(pool, new float[1]);

        pool.Dispose();
        pool.Dispose();

        Assert.Equal(4, model.Predict([2])[0]);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await alsoWaiting);
        Assert.Throws<ObjectDisposedException>(() => pool.Rent());
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await new DoublerResult().Start(pool, new float[1]));
        Assert.False(model.IsDisposed);
        lease.Dispose();
        Assert.True(model.IsDisposed);
        session.Dispose();
        Assert.True(session.Handle.IsClosed);
    }

    [Fact]
    public void A_pool_that_is_disposed_disposes_the_instances_that_nobody_uses()
    {
        using ModelSession session = Doubler.Load();
        var pool = new ModelPool<Doubler>(session, 1, s => new Doubler(s));
        Doubler model;
        using (PoolLease<Doubler> lease = pool.Rent())
        {
            model = lease.Model;
        }

        pool.Dispose();

        Assert.True(model.IsDisposed);
    }

    [Fact]
    public void An_instance_that_cannot_be_made_leaves_its_place_to_the_next()
    {
        bool fails = true;
        using ModelSession session = Doubler.Load();
        using var pool = new ModelPool<Doubler>(session, 1, s => fails ? throw new InvalidOperationException("no") : new Doubler(s));
        Assert.Throws<InvalidOperationException>(() => pool.Rent());

        fails = false;
        using PoolLease<Doubler> lease = pool.Rent();

        Assert.Equal(2, lease.Model.Predict([1])[0]);
    }

    [Fact]
    public void Calls_from_several_threads_allocate_nothing_even_where_they_wait()
    {
        const int Threads = 4;
        const int Rounds = 3;
        using ModelPool<Doubler> pool = Pool(callers: 2);
        PoolLease<Doubler>[] all = [pool.Rent(), pool.Rent()];
        long[][] bytes = [.. Enumerable.Range(0, Rounds).Select(_ => new long[Threads])];
        int wrong = 0;
        using var start = new Barrier(Threads);
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(i => new Thread(() =>
        {
            Repeat(pool, i, 5_000, ref wrong);
            foreach (long[] round in bytes)
            {
                start.SignalAndWait();
                long before = GC.GetAllocatedBytesForCurrentThread();
                Repeat(pool, i, 10_000, ref wrong);
                round[i] = GC.GetAllocatedBytesForCurrentThread() - before;
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());

        // As many wait at the same time as ever will.
        SpinWait.SpinUntil(() => pool.Waiting == Threads);
        Array.ForEach(all, lease => lease.Dispose());
        Array.ForEach(threads, thread => thread.Join());

        Assert.Equal(0, wrong);

        // A lock of .NET makes what it sleeps with when a thread first has to, once in its life.
        Assert.Contains(new long[Threads], bytes);
    }

    [Fact]
    public void Options_that_say_nothing_of_threads_give_each_caller_one()
    {
        Assert.Equal(1, new ModelOptions().ForPool().IntraOpThreads);
        Assert.Equal(3, new ModelOptions { IntraOpThreads = 3 }.ForPool().IntraOpThreads);
        Assert.Equal("folder", new ModelOptions { ModelDirectory = "folder" }.ForPool().ModelDirectory);
    }

    private static void Repeat(ModelPool<Doubler> pool, int number, int calls, ref int wrong)
    {
        Span<float> x = [number];
        for (int n = 0; n < calls; n++)
        {
            using PoolLease<Doubler> lease = pool.Rent();
            if (lease.Model.Predict(x)[0] != 2 * number)
            {
                Interlocked.Increment(ref wrong);
            }
        }
    }

    private static ModelPool<Doubler> Pool(int callers)
    {
        using ModelSession session = Doubler.Load();
        var pool = new ModelPool<Doubler>(session, callers, s => new Doubler(s));

        // The calls keep the session alive: all of them are made now.
        PoolLease<Doubler>[] leases = [.. Enumerable.Range(0, callers).Select(_ => pool.Rent())];
        Array.ForEach(leases, lease => lease.Dispose());
        return pool;
    }
}
