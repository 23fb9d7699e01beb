using BuildTimeML.Runtime.Observability;

namespace BuildTimeML.Runtime;

/// <summary>The way of an asynchronous call: to an instance, to a thread, to its end. One of its steps at a time is under way.</summary>
/// <typeparam name="T">The generated class.</typeparam>
internal sealed class ResultWork<T> : IPoolWaiter<T>, IThreadPoolWorkItem
    where T : class, IDisposable
{
    private readonly ModelResult<T> _result;
    private ModelPool<T>? _pool;
    private PoolCaller<T>? _caller;
    private T? _model;
    private CancellationToken _cancellation;
    private CancellationTokenRegistration _waiting;
    private QueueWait _wait;

    public ResultWork(ModelResult<T> result)
    {
        _result = result;
        Place = new LinkedListNode<IPoolWaiter<T>>(this);
    }

    public LinkedListNode<IPoolWaiter<T>> Place { get; }

    /// <summary>Runs on an instance whose turn has begun.</summary>
    public void Start(T model)
    {
        (_pool, _caller, _model) = (null, null, model);
        Schedule();
    }

    /// <summary>Runs on an instance of the pool.</summary>
    /// <exception cref="ObjectDisposedException">The pool is disposed.</exception>
    public void Start(ModelPool<T> pool, CancellationToken cancellation)
    {
        (_pool, _caller, _model, _cancellation) = (pool, null, null, cancellation);
        pool.Request(this);
    }

    // Under the pool's lock: nobody else has taken it out of the queue yet.
    public void OnQueued()
    {
        _wait = QueueWait.Begin();
        _waiting = _cancellation.UnsafeRegister(static work => ((ResultWork<T>)work!).Withdraw(), this);
    }

    public void Receive(PoolCaller<T>? caller)
    {
        _wait.End(_pool!.Telemetry);
        _wait = default;
        _caller = caller;
        Schedule();
    }

    void IThreadPoolWorkItem.Execute()
    {
        Exception? failure = null;
        try
        {
            Run();
        }
#pragma warning disable CA1031 // Whatever it is, the one who awaits the call gets it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            failure = e;
        }

        _result.End(failure);
    }

    private void Run()
    {
        // Waits for a withdrawal that is under way, which from then on finds nothing in the queue.
        _waiting.Dispose();
        _waiting = default;
        if (_model is not null)
        {
            RunEntered(_model);
        }
        else if (_caller is not null)
        {
            using PoolLease<T> lease = _caller.Lease();
            using CallTurn turn = _result.Call(lease.Model).Enter(_cancellation);
            _result.Fill(lease.Model);
        }
        else
        {
            _cancellation.ThrowIfCancellationRequested();
            ObjectDisposedException.ThrowIf(_caller is null, _pool!);
        }
    }

    private void RunEntered(T model)
    {
        try
        {
            _result.Fill(model);
        }
        finally
        {
            _result.Call(model).Exit();
        }
    }

    private void Withdraw()
    {
        if (_pool!.Withdraw(this))
        {
            Receive(null);
        }
    }

    private void Schedule() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
}
