namespace BuildTimeML.Runtime;

/// <summary>The calls that wait for an instance of a pool, first come, first served. Used under the pool's lock, and allocates nothing once it was as long before.</summary>
/// <typeparam name="T">The generated class.</typeparam>
internal sealed class PoolQueue<T>
    where T : class, IDisposable
{
    private readonly LinkedList<IPoolWaiter<T>> _waiters = new();
    private readonly Stack<BlockedThread<T>> _threads = new();

    public int Count => _waiters.Count;

    public void Add(IPoolWaiter<T> waiter)
    {
        _waiters.AddLast(waiter.Place);
        waiter.OnQueued();
    }

    public BlockedThread<T> AddThread()
    {
        BlockedThread<T> thread = _threads.TryPop(out BlockedThread<T>? used) ? used : new BlockedThread<T>();
        Add(thread);
        return thread;
    }

    /// <summary>For the next thread that has to wait.</summary>
    public void Recycle(BlockedThread<T> thread) => _threads.Push(thread);

    /// <returns>Null where nobody waits.</returns>
    public IPoolWaiter<T>? Take()
    {
        LinkedListNode<IPoolWaiter<T>>? first = _waiters.First;
        if (first is not null)
        {
            _waiters.Remove(first);
        }

        return first?.Value;
    }

    public bool Remove(IPoolWaiter<T> waiter)
    {
        bool waits = waiter.Place.List == _waiters;
        if (waits)
        {
            _waiters.Remove(waiter.Place);
        }

        return waits;
    }
}
