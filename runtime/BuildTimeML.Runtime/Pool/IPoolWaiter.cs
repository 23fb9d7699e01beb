namespace BuildTimeML.Runtime;

/// <summary>A call that waits for an instance of a pool.</summary>
/// <typeparam name="T">The generated class.</typeparam>
internal interface IPoolWaiter<T>
    where T : class, IDisposable
{
    /// <summary>Its place in the queue, made once.</summary>
    LinkedListNode<IPoolWaiter<T>> Place { get; }

    /// <summary>It has to wait; called under the pool's lock.</summary>
    void OnQueued();

    /// <summary>The waiting is over.</summary>
    /// <param name="caller">What it waited for; null where the pool is disposed.</param>
    void Receive(PoolCaller<T>? caller);
}
