using System.Runtime.ExceptionServices;

namespace BuildTimeML.Runtime;

/// <summary>
/// Rows that may be more than one call takes. They are split into calls, which the free callers of a pool run in parallel. Where
/// they are split depends on their number and on the pool's number of callers alone, so the same rows always give the same results.
/// </summary>
/// <typeparam name="T">The generated class.</typeparam>
/// <param name="rows">How many rows there are.</param>
/// <param name="rowsPerCall">How many one call takes at most.</param>
public abstract class ModelBatch<T>(int rows, int rowsPerCall) : IThreadPoolWorkItem
    where T : class, IDisposable
{
    private readonly object _gate = new();
    private ModelPool<T>? _pool;
    private int _size;
    private int _next;
    private int _helpers;
    private bool _closed;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Runs one call, and puts its outputs where they belong.</summary>
    /// <param name="model">An instance that is nobody else's.</param>
    /// <param name="start">The first row.</param>
    /// <param name="count">How many rows.</param>
    protected abstract void Run(T model, int start, int count);

    /// <summary>Runs all rows, once: on this thread, and on threads of the .NET thread pool as far as callers are free.</summary>
    /// <param name="pool">The pool; where no caller is free it waits for one.</param>
    /// <exception cref="ObjectDisposedException">The pool is disposed.</exception>
    public void Run(ModelPool<T> pool)
    {
        ArgumentNullException.ThrowIfNull(pool);
        if (rows == 0)
        {
            return;
        }

        _pool = pool;
        _size = Math.Min(Divide(rows, pool.Callers), rowsPerCall);
        using PoolLease<T> lease = pool.Rent();
        for (int helper = 1; helper < Math.Min(Divide(rows, _size), pool.Callers); helper++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        Work(lease.Model);
        WaitForHelpers();
        _failure?.Throw();
    }

    void IThreadPoolWorkItem.Execute()
    {
        if (!Join())
        {
            return;
        }

        try
        {
            Help();
        }
        finally
        {
            Leave();
        }
    }

    private static int Divide(int rows, int parts) => ((rows - 1) / parts) + 1;

    // An exception would end the process here; the thread that waits throws it instead.
    private void Help()
    {
        try
        {
            if (_pool!.TryTake() is { } caller)
            {
                using PoolLease<T> lease = caller.Lease();
                Work(lease.Model);
            }
        }
#pragma warning disable CA1031 // See above.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Fail(e);
        }
    }

    private void Work(T model)
    {
        try
        {
            while (Volatile.Read(ref _failure) is null && Take(out int start))
            {
                Run(model, start, Math.Min(_size, rows - start));
            }
        }
#pragma warning disable CA1031 // Thrown when the others have ended: they still write into the caller's memory.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Fail(e);
        }
    }

    private bool Take(out int start)
    {
        long taken = (long)(Interlocked.Increment(ref _next) - 1) * _size;
        start = (int)Math.Min(taken, rows);
        return taken < rows;
    }

    private void Fail(Exception failure) => Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(failure), null);

    private bool Join()
    {
        lock (_gate)
        {
            _helpers += _closed ? 0 : 1;
            return !_closed;
        }
    }

    private void Leave()
    {
        lock (_gate)
        {
            _helpers--;
            Monitor.Pulse(_gate);
        }
    }

    // Whoever comes later finds nothing to do.
    private void WaitForHelpers()
    {
        lock (_gate)
        {
            _closed = true;
            while (_helpers > 0)
            {
                Monitor.Wait(_gate);
            }
        }
    }
}
