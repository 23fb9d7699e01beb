namespace BuildTimeML.Runtime;

/// <summary>A thread that waits for an instance of a pool.</summary>
/// <typeparam name="T">The generated class.</typeparam>
internal sealed class BlockedThread<T> : IPoolWaiter<T>
    where T : class, IDisposable
{
    private readonly object _gate = new();
    private PoolCaller<T>? _caller;
    private bool _received;

    public BlockedThread() => Place = new LinkedListNode<IPoolWaiter<T>>(this);

    public LinkedListNode<IPoolWaiter<T>> Place { get; }

    public void OnQueued()
    {
    }

    public void Receive(PoolCaller<T>? caller)
    {
        lock (_gate)
        {
            _caller = caller;
            _received = true;
            Monitor.Pulse(_gate);
        }
    }

    public PoolCaller<T>? Wait()
    {
        lock (_gate)
        {
            while (!_received)
            {
                Monitor.Wait(_gate);
            }

            _received = false;
            return Interlocked.Exchange(ref _caller, null);
        }
    }
}
