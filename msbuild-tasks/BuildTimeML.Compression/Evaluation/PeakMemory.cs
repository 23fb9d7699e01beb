namespace BuildTimeML.Compression.Evaluation;

/// <summary>Watches the memory of this process from a thread of its own, from when it is made.</summary>
internal sealed class PeakMemory : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    private readonly ProcessMemory _memory = new();
    private readonly Thread _thread;
    private readonly long _before;
    private long _most;
    private volatile bool _ended;

    public PeakMemory()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        _thread = new Thread(Watch) { IsBackground = true };
        _thread.Start();
        _before = _memory.Read();
        _most = _before;
    }

    /// <summary>How much more than at the beginning there was at most, in bytes; ends the watch.</summary>
    public long Growth()
    {
        Look();
        Dispose();
        return Math.Max(0, _most - _before);
    }

    public void Dispose()
    {
        if (!_ended)
        {
            _ended = true;
            _thread.Join();
            _memory.Dispose();
        }
    }

    private void Watch()
    {
        while (!_ended)
        {
            Look();
            Thread.Sleep(Pause);
        }
    }

    private void Look()
    {
        lock (_memory)
        {
            _most = Math.Max(_most, _memory.Read());
        }
    }
}
