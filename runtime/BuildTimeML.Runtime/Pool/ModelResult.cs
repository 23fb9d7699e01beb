using System.Threading.Tasks.Sources;

namespace BuildTimeML.Runtime;

/// <summary>
/// What one asynchronous call computed, in memory of its own; the base of a generated class's <c>Result</c>. It belongs to its
/// caller, who uses it for any number of calls, one after the other. It is the call's task too, so that none is allocated.
/// </summary>
/// <typeparam name="T">The generated class.</typeparam>
public abstract class ModelResult<T> : IValueTaskSource
    where T : class, IDisposable
{
    private const int Empty = 0;
    private const int Filled = 1;
    private const int Pending = 2;

    private readonly ResultWork<T> _work;
    private ManualResetValueTaskSourceCore<bool> _source;
    private int _state;

    /// <summary>Makes a result that no call has filled yet.</summary>
    protected ModelResult() => _work = new ResultWork<T>(this);

    /// <summary>The call that an instance of the class makes.</summary>
    protected abstract ModelCall CallOf(T model);

    /// <summary>Runs the model within a turn that is the caller's, and copies its outputs into this result.</summary>
    protected abstract void Run(T model);

    /// <summary>Throws where there is nothing to read.</summary>
    /// <exception cref="InvalidOperationException">No call has filled the result, the last one failed, or one is under way.</exception>
    protected void ThrowIfNotFilled()
    {
        int state = Volatile.Read(ref _state);
        if (state != Filled)
        {
            throw new InvalidOperationException(state == Pending
                ? "The call that fills the result has not ended: await it first."
                : "The result is empty: no call has filled it, or the last one failed.");
        }
    }

    /// <summary>Makes the result that of a new call, before that call is given its arguments.</summary>
    /// <exception cref="InvalidOperationException">Another call is filling it.</exception>
    protected void Begin()
    {
        if (Interlocked.Exchange(ref _state, Pending) == Pending)
        {
            throw new InvalidOperationException("Another call is filling the result: await it first, or give each call a result of its own.");
        }

        _source.Reset();
    }

    /// <summary>Runs the call on an instance, whose turn begins now, and on a thread of the .NET thread pool.</summary>
    /// <exception cref="InvalidOperationException">The instance is in use.</exception>
    /// <exception cref="ObjectDisposedException">The instance is disposed.</exception>
    protected ValueTask StartOn(T model, CancellationToken cancellation)
    {
        try
        {
            _ = CallOf(model).Enter(cancellation);
        }
        catch
        {
            Volatile.Write(ref _state, Empty);
            throw;
        }

        short version = _source.Version;
        _work.Start(model);
        return new ValueTask(this, version);
    }

    /// <summary>Runs the call as soon as the pool has an instance for it, on a thread of the .NET thread pool.</summary>
    /// <exception cref="ObjectDisposedException">The pool is disposed.</exception>
    protected ValueTask StartOn(ModelPool<T> pool, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(pool);
        short version = _source.Version;
        try
        {
            _work.Start(pool, cancellation);
        }
        catch
        {
            Volatile.Write(ref _state, Empty);
            throw;
        }

        return new ValueTask(this, version);
    }

    internal ModelCall Call(T model) => CallOf(model);

    internal void Fill(T model) => Run(model);

    internal void End(Exception? failure)
    {
        Volatile.Write(ref _state, failure is null ? Filled : Empty);
        if (failure is null)
        {
            _source.SetResult(true);
        }
        else
        {
            _source.SetException(failure);
        }
    }

    void IValueTaskSource.GetResult(short token) => _source.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);
}
