using BuildTimeML.Compression.Calibration;

namespace BuildTimeML.Compression.Tests.Calibration;

public sealed class CalibrationProgressTests
{
    [Fact]
    public void It_tells_rate_and_time_left_at_most_once_a_second()
    {
        var clock = new Clock();
        var texts = new List<string>();
        var progress = new CalibrationProgress(texts.Add, clock);
        progress.Start();

        for (int sample = 1; sample <= 100; sample++)
        {
            clock.Milliseconds += 32;
            progress.Report(sample, 100);
        }

        Assert.Equal(["32 of 100 samples, 31/s, 3 s left", "64 of 100 samples, 31/s, 2 s left", "96 of 100 samples, 31/s, 1 s left"], texts);
    }

    [Fact]
    public void Slow_samples_are_told_in_seconds_each()
    {
        var clock = new Clock();
        var texts = new List<string>();
        var progress = new CalibrationProgress(texts.Add, clock);
        progress.Start();

        clock.Milliseconds += 2500;
        progress.Report(1, 4);

        Assert.Equal(["1 of 4 samples, 2.5 s each, 8 s left"], texts);
    }

    private sealed class Clock : TimeProvider
    {
        public long Milliseconds { get; set; } = 17;

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => Milliseconds;
    }
}
