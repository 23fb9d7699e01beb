namespace BuildTimeML.Runtime;

/// <summary>A value of the engine that a <see cref="ModelCall"/> reads or writes. One thread at a time may use it.</summary>
public abstract class ModelTensor : IDisposable
{
    private nint _value;

    private protected ModelTensor()
    {
    }

    /// <summary>Releases the engine's value if nobody disposed it.</summary>
    ~ModelTensor() => Release();

    /// <summary>The type of its elements.</summary>
    public abstract ElementType ElementType { get; }

    /// <summary>Its dimensions.</summary>
    public abstract ReadOnlySpan<long> Shape { get; }

    internal bool IsDisposed { get; private set; }

    /// <summary>The bytes of memory of its own that it keeps from call to call, as far as they are known.</summary>
    internal virtual long ReservedBytes => 0;

    /// <summary>The engine's value; 0 while there is none.</summary>
    private protected nint Value => _value;

    /// <summary>Releases the engine's value. Calls that use the tensor throw from then on.</summary>
    public void Dispose()
    {
        IsDisposed = true;
        Release();
        ReleaseMemory();
        GC.SuppressFinalize(this);
    }

    /// <summary>The value to give to the engine; 0 for an output that the engine allocates.</summary>
    /// <exception cref="ObjectDisposedException">The tensor is disposed.</exception>
    internal abstract nint PrepareRun();

    /// <summary>Owns <paramref name="value"/> from now on and releases the one before.</summary>
    private protected void Replace(nint value)
    {
        nint previous = Interlocked.Exchange(ref _value, value);
        if (previous != 0)
        {
            OnnxRuntimeEngine.Current.Api.ReleaseValue(previous);
        }
    }

    private protected virtual void ReleaseMemory()
    {
    }

    private void Release() => Replace(0);
}
