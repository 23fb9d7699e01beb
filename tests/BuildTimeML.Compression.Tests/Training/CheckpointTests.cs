using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Compression.Training;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Training;

public sealed class CheckpointTests : IDisposable
{
    private static readonly TrainingOptions Options = new() { Epochs = 4, BatchSize = 8, LearningRate = 0.02, Threads = 1 };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(5)]
    [InlineData(20)]
    public void A_training_that_was_cancelled_goes_on_to_exactly_the_same_weights(int steps)
    {
        (float[] expected, TrainingResult whole) = Train(checkpoint: null);

        CancelAfter(steps);
        (float[] resumed, TrainingResult result) = Train("net.training");

        Assert.Equal(expected, resumed);
        Assert.Equal(whole.Curve, result.Curve);
        Assert.Equal(whole.StepLosses, result.StepLosses);
        Assert.Equal(whole.BestEpoch, result.BestEpoch);
        Assert.DoesNotContain(_folder.Names(), n => n.StartsWith("net.training", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Ternary")]
    [InlineData("Int8Static")]
    public void So_does_one_with_rounded_weights(string precision)
    {
        TrainingOptions options = Options with { Rounding = precision, RoundingStages = 2 };
        (float[] expected, _) = Train(checkpoint: null, options, network: Networks.Deep);

        CancelAfter(12, options, Networks.Deep);

        Assert.Equal(expected, Train("net.training", options, network: Networks.Deep).Weights);
    }

    [Fact]
    public void It_goes_on_and_does_not_begin_anew()
    {
        CancelAfter(13);

        var steps = new StepCounter();
        Train("net.training", progress: steps);

        Assert.Equal(13 + 1, steps.First);
    }

    [Fact]
    public void One_for_other_settings_is_not_there()
    {
        CancelAfter(13);

        (float[] weights, _) = Train("net.training", Options with { Seed = 5 });

        Assert.Equal(Train(checkpoint: null, Options with { Seed = 5 }).Weights, weights);
    }

    [Fact]
    public void One_for_other_samples_is_not_there()
    {
        CancelAfter(13);

        (float[] weights, _) = Train("net.training", samples: Networks.Samples(50, seed: 8));

        Assert.Equal(Train(checkpoint: null, samples: Networks.Samples(50, seed: 8)).Weights, weights);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    [InlineData(-1)]
    public void A_damaged_one_is_not_there(int place)
    {
        CancelAfter(13);
        byte[] bytes = File.ReadAllBytes(_folder.File("net.training"));
        bytes[place < 0 ? bytes.Length + place : place] ^= 1;
        File.WriteAllBytes(_folder.File("net.training"), bytes);

        Assert.Equal(Train(checkpoint: null).Weights, Train("net.training").Weights);
    }

    [Fact]
    public void One_that_is_cut_off_is_not_there()
    {
        CancelAfter(13);
        byte[] bytes = File.ReadAllBytes(_folder.File("net.training"));
        File.WriteAllBytes(_folder.File("net.training"), bytes[..^40]);

        Assert.Equal(Train(checkpoint: null).Weights, Train("net.training").Weights);
    }

    [Fact]
    public void Cancelling_leaves_the_student_as_it_was()
    {
        using Model student = Networks.Classifier(2);
        float[] before = Networks.Weights(student);

        CancelAfter(5, student);

        Assert.Equal(before, Networks.Weights(student));
    }

    private void CancelAfter(int steps, TrainingOptions? options = null, Func<int, Model>? network = null)
    {
        using Model student = (network ?? Classifier)(2);
        CancelAfter(steps, student, options, network);
        Assert.True(File.Exists(_folder.File("net.training")));
    }

    private void CancelAfter(int steps, Model student, TrainingOptions? options = null, Func<int, Model>? network = null)
    {
        using Model teacher = (network ?? Classifier)(1);
        using var source = new CancellationTokenSource();
        var context = new TrainingContext("net", new CancelAt(steps, source), source.Token) { CheckpointPath = _folder.File("net.training"), Time = new Hurrying() };

        Assert.Throws<OperationCanceledException>(() => Distillation.Run(Networks.Save(teacher, _folder), student, Networks.Samples(50), null, options ?? Options, context));
    }

    private (float[] Weights, TrainingResult Result) Train(string? checkpoint, TrainingOptions? options = null, ISamples? samples = null, IBuildProgress? progress = null, Func<int, Model>? network = null)
    {
        using Model teacher = (network ?? Classifier)(1);
        using Model student = (network ?? Classifier)(2);
        var context = new TrainingContext("net", progress) { CheckpointPath = checkpoint is null ? null : _folder.File(checkpoint), Time = new Hurrying() };
        TrainingResult result = Distillation.Run(Networks.Save(teacher, _folder), student, samples ?? Networks.Samples(50), null, options ?? Options, context);
        return (Networks.Weights(student), result);
    }

    private static Model Classifier(int seed) => Networks.Classifier(seed);

    /// <summary>A clock by which everything takes a second, so that each step is reported.</summary>
    private sealed class Hurrying : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => ++_now;
    }

    private class StepCounter : IBuildProgress
    {
        public int First { get; private set; }

        public void Phase(string text)
        {
            if (text.IndexOf(", step ", StringComparison.Ordinal) is > 0 and var at)
            {
                Step(int.Parse(text[(at + 7)..text.IndexOf(" of ", at, StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        public void Info(string text)
        {
        }

        public void Warning(BuildError warning) => Assert.Fail(warning.Message);

        protected virtual void Step(int step) => First = First == 0 ? step : First;
    }

    /// <summary>Cancels once so many steps are through.</summary>
    private sealed class CancelAt(int steps, CancellationTokenSource source) : StepCounter
    {
        protected override void Step(int step)
        {
            if (step == steps)
            {
                source.Cancel();
            }
        }
    }
}
