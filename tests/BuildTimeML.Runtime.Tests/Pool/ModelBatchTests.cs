namespace BuildTimeML.Runtime.Tests;

public class ModelBatchTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 3)]
    [InlineData(2, 1)]
    [InlineData(999, 1)]
    [InlineData(1000, 3)]
    public void Every_row_is_computed_once_and_stands_where_it_belongs(int rows, int callers)
    {
        using ModelSession session = Doubler.Load();
        using var pool = new ModelPool<Doubler>(session, callers, s => new Doubler(s));
        float[] x = [.. Enumerable.Range(1, rows).Select(i => (float)i)];
        float[] y = new float[rows];

        new Doubling(x, y).Run(pool);

        Assert.Equal(x.Select(v => 2 * v), y);
    }

    [Fact]
    public void Where_rows_are_split_depends_on_their_number_alone()
    {
        using ModelSession session = Doubler.Load();
        using var pool = new ModelPool<Doubler>(session, 3, s => new Doubler(s));
        for (int i = 0; i < 50; i++)
        {
            var batch = new Doubling(new float[11], new float[11]);
            batch.Run(pool);
            Assert.Equal([(0, 4), (4, 4), (8, 3)], batch.Calls.Order());
        }
    }

    [Fact]
    public void A_call_that_fails_fails_the_batch_and_gives_all_callers_back()
    {
        using ModelSession session = Doubler.Load();
        using var pool = new ModelPool<Doubler>(session, 2, s => new Doubler(s));

        Assert.Throws<InvalidOperationException>(() => new Doubling(new float[100], new float[100]) { FailsAt = 50 }.Run(pool));

        using PoolLease<Doubler> first = pool.Rent();
        using PoolLease<Doubler> second = pool.Rent();
        Assert.NotSame(first.Model, second.Model);
    }

    [Fact]
    public void Batches_from_several_threads_do_not_get_in_each_others_way()
    {
        using ModelSession session = Doubler.Load();
        using var pool = new ModelPool<Doubler>(session, 2, s => new Doubler(s));
        Parallel.For(0, 200, seed =>
        {
            float[] x = [.. Enumerable.Range(seed, 30).Select(i => (float)i)];
            float[] y = new float[30];
            new Doubling(x, y).Run(pool);
            Assert.Equal(x.Select(v => 2 * v), y);
        });
    }

    private sealed class Doubling(float[] x, float[] y) : ModelBatch<Doubler>(x.Length, rowsPerCall: 4)
    {
        public int FailsAt { get; init; } = -1;

        public System.Collections.Concurrent.ConcurrentBag<(int Start, int Count)> Calls { get; } = [];

        protected override void Run(Doubler model, int start, int count)
        {
            Calls.Add((start, count));
            if (FailsAt >= start && FailsAt < start + count)
            {
                throw new InvalidOperationException("A row fails.");
            }

            model.Predict(x.AsSpan(start, count)).Data.CopyTo(y.AsSpan(start));
        }
    }
}
