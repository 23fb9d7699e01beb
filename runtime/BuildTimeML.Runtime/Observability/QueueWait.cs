using System.Diagnostics;

namespace BuildTimeML.Runtime.Observability;

/// <summary>How long a caller waits for an instance of a pool; not measured where nobody listens.</summary>
internal readonly struct QueueWait
{
    private readonly long _start;

    private QueueWait(long start) => _start = start;

    public static QueueWait Begin() => new(RuntimeMetrics.QueueWait.Enabled ? Stopwatch.GetTimestamp() : 0);

    /// <summary>The wait is over; nothing is recorded where none began.</summary>
    public void End(ModelTelemetry model)
    {
        if (_start != 0)
        {
            RuntimeMetrics.RecordQueueWait(model, Stopwatch.GetElapsedTime(_start));
        }
    }
}
