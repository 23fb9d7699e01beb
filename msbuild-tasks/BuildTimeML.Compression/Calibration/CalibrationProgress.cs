using System.Globalization;

namespace BuildTimeML.Compression.Calibration;

/// <summary>Tells how far a calibration is, at most once a second: <c>12 of 100 samples, 31/s, 3 s left</c>.</summary>
/// <param name="report">Receives the text.</param>
/// <param name="time">The clock; the system's where it is null.</param>
internal sealed class CalibrationProgress(Action<string> report, TimeProvider? time = null)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private long _start;
    private long _last;

    /// <summary>The work begins.</summary>
    public void Start() => _start = _last = _time.GetTimestamp();

    /// <param name="done">Samples that are through.</param>
    /// <param name="count">All of them.</param>
    public void Report(double done, int count)
    {
        if (_time.GetElapsedTime(_last) < Interval || done == 0)
        {
            return;
        }

        _last = _time.GetTimestamp();
        double rate = done / _time.GetElapsedTime(_start).TotalSeconds;
        report(string.Create(CultureInfo.InvariantCulture, $"{done:0} of {count} samples, {Describe(rate)}, {Math.Ceiling((count - done) / rate):0} s left"));
    }

    // Slow ones as seconds per sample, so that the number says something.
    private static string Describe(double rate) => rate >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{rate:0}/s")
        : string.Create(CultureInfo.InvariantCulture, $"{1 / rate:0.0} s each");
}
