namespace BuildTimeML.Runtime;

/// <summary>An instance out of a pool, until this is disposed.</summary>
/// <typeparam name="T">The generated class.</typeparam>
public readonly struct PoolLease<T> : IDisposable
    where T : class, IDisposable
{
    private readonly PoolCaller<T>? _caller;
    private readonly long _version;

    internal PoolLease(PoolCaller<T> caller, long version)
    {
        _caller = caller;
        _version = version;
    }

    /// <summary>The instance; nobody else uses it.</summary>
    /// <exception cref="ObjectDisposedException">The lease is disposed, or a copy of it is.</exception>
    public T Model
    {
        get
        {
            ObjectDisposedException.ThrowIf(_caller is null || !_caller.IsLeased(_version), typeof(PoolLease<T>));
            return _caller.Model;
        }
    }

    /// <summary>Gives the instance back. Nothing happens the second time, whoever has it by then.</summary>
    public void Dispose() => _caller?.Return(_version);
}
