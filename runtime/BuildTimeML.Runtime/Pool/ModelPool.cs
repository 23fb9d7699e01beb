using BuildTimeML.Runtime.Observability;

namespace BuildTimeML.Runtime;

/// <summary>
/// A model that a number of callers use at the same time: one session, and an instance of the generated class for each caller,
/// made when it is first needed. A call that finds none free waits its turn. Safe to use from many threads.
/// </summary>
/// <typeparam name="T">The generated class.</typeparam>
public sealed class ModelPool<T> : IDisposable
    where T : class, IDisposable
{
    private readonly Lock _gate = new();
    private readonly ModelSession _session;
    private readonly bool _ownsSession;
    private readonly Func<ModelSession, T> _create;
    private readonly Stack<PoolCaller<T>> _idle;
    private readonly PoolQueue<T> _queue = new();
    private int _created;
    private bool _disposed;

    /// <summary>Loads a model for a number of callers, each with one thread of the engine unless the options say otherwise.</summary>
    /// <param name="info">The model.</param>
    /// <param name="options">How it is loaded; null for the defaults.</param>
    /// <param name="callers">How many may run at the same time; 0 for as many as the machine has processors.</param>
    /// <param name="create">Makes the instance of a caller.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of callers is negative.</exception>
    /// <inheritdoc cref="ModelSession.Load(ModelInfo, ModelOptions?, CancellationToken)" path="/exception"/>
    public ModelPool(ModelInfo info, ModelOptions? options, int callers, Func<ModelSession, T> create)
        : this(CheckCallers(callers), () => ModelSession.Load(info, (options ?? ModelOptions.Default).ForPool()), ownsSession: true, create)
    {
    }

    /// <summary>Shares a model that is loaded already; it stays its owner's.</summary>
    /// <param name="session">The model.</param>
    /// <param name="callers">How many may run at the same time; 0 for as many as the machine has processors.</param>
    /// <param name="create">Makes the instance of a caller.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of callers is negative.</exception>
    public ModelPool(ModelSession session, int callers, Func<ModelSession, T> create)
        : this(CheckCallers(callers), () => session, ownsSession: false, create) => ArgumentNullException.ThrowIfNull(session);

    private ModelPool(int callers, Func<ModelSession> session, bool ownsSession, Func<ModelSession, T> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        Callers = callers;
        _idle = new Stack<PoolCaller<T>>(callers);
        _create = create;
        _session = session();
        _ownsSession = ownsSession;
    }

    /// <summary>How many calls may run at the same time.</summary>
    public int Callers { get; }

    /// <summary>How many calls wait for one of them to end.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _queue.Count;
            }
        }
    }

    /// <summary>The execution providers that the model's nodes run on, as <see cref="ModelSession.Provider"/>.</summary>
    public string Provider => _session.Provider;

    internal ModelTelemetry Telemetry => _session.Telemetry;

    /// <summary>Takes an instance, which is nobody else's until the lease is disposed; waits for one where all are taken. Allocates nothing.</summary>
    /// <exception cref="ObjectDisposedException">The pool is disposed, or was while the call waited.</exception>
    public PoolLease<T> Rent()
    {
        BlockedThread<T> thread;
        lock (_gate)
        {
            if (TakeIdle() is { } caller)
            {
                return caller.Lease();
            }

            thread = _queue.AddThread();
        }

        var wait = QueueWait.Begin();
        PoolCaller<T>? received = thread.Wait();
        wait.End(Telemetry);
        lock (_gate)
        {
            _queue.Recycle(thread);
        }

        ObjectDisposedException.ThrowIf(received is null, this);
        return received.Lease();
    }

    /// <summary>Disposes what no call uses. Calls that run end first; those that wait, and later ones, throw <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
        }

        // From now on nobody takes an instance, gives one back to the others, or begins to wait.
        foreach (PoolCaller<T> caller in _idle)
        {
            caller.Model.Dispose();
        }

        while (TakeWaiter() is { } waiter)
        {
            waiter.Receive(null);
        }

        if (_ownsSession)
        {
            _session.Dispose();
        }
    }

    /// <summary>Takes an instance if one is free.</summary>
    /// <returns>Null where none is, or the pool is disposed.</returns>
    internal PoolCaller<T>? TryTake()
    {
        lock (_gate)
        {
            return _disposed ? null : TakeIdle();
        }
    }

    /// <summary>Gives the waiter an instance as soon as one is free, perhaps at once.</summary>
    /// <exception cref="ObjectDisposedException">The pool is disposed.</exception>
    internal void Request(IPoolWaiter<T> waiter)
    {
        PoolCaller<T>? caller;
        lock (_gate)
        {
            caller = TakeIdle();
            if (caller is null)
            {
                _queue.Add(waiter);
            }
        }

        if (caller is not null)
        {
            waiter.Receive(caller);
        }
    }

    /// <summary>Ends the waiting of someone who does not want to any more.</summary>
    /// <returns>Whether it did wait; where not, it has an instance or gets word of none.</returns>
    internal bool Withdraw(IPoolWaiter<T> waiter)
    {
        lock (_gate)
        {
            return _queue.Remove(waiter);
        }
    }

    internal void Return(PoolCaller<T> caller)
    {
        IPoolWaiter<T>? next = null;
        bool disposed;
        lock (_gate)
        {
            disposed = _disposed;
            if (!disposed && (next = _queue.Take()) is null)
            {
                _idle.Push(caller);
            }
        }

        next?.Receive(caller);
        if (disposed)
        {
            caller.Model.Dispose();
        }
    }

    private static int CheckCallers(int callers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(callers);
        return callers == 0 ? Environment.ProcessorCount : callers;
    }

    private IPoolWaiter<T>? TakeWaiter()
    {
        lock (_gate)
        {
            return _queue.Take();
        }
    }

    // Instances are made under the lock: as many as there are callers in the life of the pool, and one that fails leaves nobody waiting for it.
    private PoolCaller<T>? TakeIdle()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_idle.TryPop(out PoolCaller<T>? idle))
        {
            return idle;
        }

        if (_created == Callers)
        {
            return null;
        }

        var caller = new PoolCaller<T>(this, _create(_session));
        _created++;
        return caller;
    }
}
