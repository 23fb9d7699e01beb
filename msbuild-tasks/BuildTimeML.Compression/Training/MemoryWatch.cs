using BuildTimeML.Compression.Evaluation;

namespace BuildTimeML.Compression.Training;

/// <summary>
/// How much this process's own memory grew at most. It is looked at between runs, at first each time and then once a second: the engine keeps
/// the memory that a run took, so that it is still there.
/// </summary>
internal sealed class MemoryWatch : IDisposable
{
    private const int Always = 8;

    private readonly ProcessMemory _memory = new();
    private readonly TimeProvider _time;
    private readonly long _before;
    private long _most;
    private long _looked;
    private int _looks;

    public MemoryWatch(TimeProvider time)
    {
        _time = time;
        GC.Collect();
        _before = _most = _memory.Read();
    }

    /// <summary>In bytes.</summary>
    public long Peak => _most - _before;

    /// <summary>Allocates nothing.</summary>
    public void Look()
    {
        if (_looks++ < Always || _time.GetElapsedTime(_looked) >= TimeSpan.FromSeconds(1))
        {
            _looked = _time.GetTimestamp();
            _most = Math.Max(_most, _memory.Read());
        }
    }

    public void Dispose() => _memory.Dispose();
}
