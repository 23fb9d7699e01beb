using System.Globalization;

namespace BuildTimeML.Compression.Training;

/// <summary>Tells how far a training is, at most once a second: <c>training: epoch 2 of 10, step 130 of 1200, loss 0.0421, 34 s left</c>.</summary>
/// <param name="report">Receives the text.</param>
/// <param name="epochs">How many there are at most.</param>
/// <param name="steps">How many there are at most.</param>
/// <param name="time">The clock; the system's where it is null.</param>
internal sealed class TrainingProgress(Action<string> report, int epochs, long steps, TimeProvider? time = null)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private long _start;
    private long _last;
    private long _before;

    /// <param name="done">Steps that an earlier run has done.</param>
    public void Start(long done)
    {
        _start = _last = _time.GetTimestamp();
        _before = done;
    }

    /// <param name="epoch">From 0.</param>
    /// <param name="done">Steps that are through, over all epochs.</param>
    /// <param name="loss">Of the last one.</param>
    public void Report(int epoch, long done, double loss)
    {
        if (_time.GetElapsedTime(_last) < Interval || done == _before)
        {
            return;
        }

        _last = _time.GetTimestamp();
        double left = _time.GetElapsedTime(_start).TotalSeconds * (steps - done) / (done - _before);
        report(string.Create(CultureInfo.InvariantCulture, $"training: epoch {epoch + 1} of {epochs}, step {done} of {steps}, loss {loss:G3}, {Math.Ceiling(left):0} s left"));
    }
}
