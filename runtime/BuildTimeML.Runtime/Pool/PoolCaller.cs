namespace BuildTimeML.Runtime;

/// <summary>One caller of a pool, and the leases of it, one after the other.</summary>
/// <typeparam name="T">The generated class.</typeparam>
internal sealed class PoolCaller<T>(ModelPool<T> pool, T model)
    where T : class, IDisposable
{
    // Another number after each lease: what an old one can be told by.
    private long _version;

    public T Model { get; } = model;

    public PoolLease<T> Lease() => new(this, _version);

    public bool IsLeased(long version) => Volatile.Read(ref _version) == version;

    /// <summary>Ends a lease; nothing happens where it has ended before.</summary>
    public void Return(long version)
    {
        if (Interlocked.CompareExchange(ref _version, version + 1, version) == version)
        {
            pool.Return(this);
        }
    }
}
