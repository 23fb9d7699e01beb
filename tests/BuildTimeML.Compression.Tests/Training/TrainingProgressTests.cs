using BuildTimeML.Compression.Training;

namespace BuildTimeML.Compression.Tests.Training;

public sealed class TrainingProgressTests
{
    [Fact]
    public void It_tells_once_a_second_how_far_it_is()
    {
        var clock = new Clock();
        var texts = new List<string>();
        var progress = new TrainingProgress(texts.Add, epochs: 10, steps: 1200, clock);

        progress.Start(done: 100);
        clock.Milliseconds = 900;
        progress.Report(epoch: 0, done: 110, loss: 0.5);
        clock.Milliseconds = 2000;
        progress.Report(epoch: 1, done: 140, loss: 0.04211);
        clock.Milliseconds = 2500;
        progress.Report(epoch: 1, done: 150, loss: 0.04);

        Assert.Equal(["training: epoch 2 of 10, step 140 of 1200, loss 0.0421, 53 s left"], texts);
    }

    private sealed class Clock : TimeProvider
    {
        public long Milliseconds { get; set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => Milliseconds;
    }
}
