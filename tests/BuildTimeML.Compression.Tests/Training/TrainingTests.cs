using BuildTimeML.Build;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Compression.Training;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Training;

public sealed class TrainingTests : IDisposable
{
    private static readonly TrainingOptions Options = new() { Epochs = 30, BatchSize = 8, LearningRate = 0.02, Threads = 1, Patience = 0 };

    private readonly TemporaryFolder _folder = new();

    private TrainingContext Context { get; } = new("net");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_student_becomes_like_its_teacher_without_labels()
    {
        using Model teacher = Networks.Classifier(1);
        using Model student = Networks.Classifier(2);

        TrainingResult result = Distillation.Run(Networks.Save(teacher, _folder), student, Networks.Samples(200), null, Options, Context);

        TrainingEpoch first = result.Curve[0];
        TrainingEpoch last = result.Curve[result.BestEpoch];
        Assert.Equal(0, first.Epoch);
        Assert.Null(first.Loss);
        Assert.InRange(last.HeldBackLoss!.Value, 0, first.HeldBackLoss!.Value / 20);
        Assert.InRange(last.Agreement!.Value, 0.85, 1);
        Assert.Equal(4, result.Weights);
        Assert.Equal(30 * (180 / 8), result.StepLosses.Count);
        Assert.Null(GraphVerifier.Verify(student));
    }

    [Fact]
    public void Probabilities_become_like_the_teachers()
    {
        using Model teacher = Networks.Probabilities(1);
        using Model student = Networks.Probabilities(2);

        TrainingResult result = Distillation.Run(Networks.Save(teacher, _folder), student, Networks.Samples(200), null, Options with { LearningRate = 0.1 }, Context);

        Assert.InRange(result.Curve[result.BestEpoch].HeldBackLoss!.Value, -1e-6, result.Curve[0].HeldBackLoss!.Value / 100);
        Assert.InRange(Networks.Weights(student).Zip(Networks.Weights(teacher), (a, b) => Math.Abs(a - b)).Max(), 0, 1.5);
    }

    [Theory]
    [InlineData("LSTM", 4)]
    [InlineData("GRU", 3)]
    public void Recurrent_layers_become_like_the_teachers(string op, int gates)
    {
        using Model teacher = Networks.Recurrent(1, op, gates);
        using Model student = Networks.Recurrent(2, op, gates);

        TrainingResult result = Distillation.Run(Networks.Save(teacher, _folder), student, Networks.Samples(200), null, Options, Context);

        Assert.Equal(4, result.Weights);
        Assert.InRange(result.Curve[result.BestEpoch].HeldBackLoss!.Value, 0, result.Curve[0].HeldBackLoss!.Value / 5);
        Assert.Equal([op], student.Graph.Nodes.Select(n => n.OpType).Where(o => o == op));
    }

    [Fact]
    public void Labels_alone_are_learnt_too()
    {
        using Model student = Networks.Classifier(2);
        ArraySamples samples = Networks.Samples(200);
        int[] labels = [.. Enumerable.Range(0, 200).Select(i => Array.IndexOf(Numbers(samples, i), Numbers(samples, i).Take(3).Max()))];

        TrainingResult result = FineTuning.Run(student, samples, labels, Options, Context);

        Assert.InRange(result.Curve[^1].Agreement!.Value, 0.85, 1);
    }

    [Fact]
    public void Decay_draws_matrices_to_0_and_leaves_biases_alone()
    {
        TrainingOptions once = Options with { Epochs = 1, BatchSize = 64, HoldBack = 0, Optimizer = "Sgd", WarmUp = 0, ClipNorm = 0 };

        float[] free = Trained(once);
        float[] decayed = Trained(once with { WeightDecay = 1 });

        // The biases come first.
        Assert.Equal(free[..11], decayed[..11]);
        Assert.All(free[11..].Zip(decayed[11..]), p => Assert.NotEqual(p.First, p.Second));
        Assert.InRange(decayed[11..].Sum(Math.Abs), 0, 0.99 * free[11..].Sum(Math.Abs));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Losses_are_means_over_samples_however_many_are_computed_at_once(int samplesPerRun)
    {
        using Model teacher = Networks.Classifier(1);
        using Model student = Networks.Classifier(2);
        using Model same = Networks.Classifier(2);
        TrainingOptions once = Options with { Epochs = 1, BatchSize = 8 };
        string path = Networks.Save(teacher, _folder);

        TrainingResult whole = Distillation.Run(path, student, Networks.Samples(70), null, once, Context);
        TrainingResult parts = Distillation.Run(path, same, Networks.Samples(70), null, once with { SamplesPerRun = samplesPerRun }, Context);

        // Of 70 samples 7 are held back, which fours do not divide.
        Assert.Equal(whole.Curve[0].HeldBackLoss!.Value, parts.Curve[0].HeldBackLoss!.Value, 1e-5 * whole.Curve[0].HeldBackLoss!.Value);
        Assert.Equal(whole.Curve[0].Agreement!.Value, parts.Curve[0].Agreement!.Value, 1e-6);
        Assert.All(whole.StepLosses.Zip(parts.StepLosses), l => Assert.Equal(l.First, l.Second, 1e-4f * l.First));
    }

    [Fact]
    public void Gradients_that_are_not_finite_are_an_error_though_the_loss_is()
    {
        const string text = "g (float[batch, 4] x) => (float[batch, 3] y) <float[4, 3] w = fill(WEIGHT)> { a = Abs(x) m = MatMul(a, w) y = Sqrt(m) }";
        using Model teacher = GraphTextReader.Read(text.Replace("WEIGHT", "1.0", StringComparison.Ordinal));
        using Model student = GraphTextReader.Read(text.Replace("WEIGHT", "0.0", StringComparison.Ordinal));

        BuildError error = Assert.Throws<BuildErrorException>(() => Distillation.Run(Networks.Save(teacher, _folder), student, Networks.Samples(50), null, Options, Context)).Error;

        Assert.Equal("BTML1111", error.Code);
        Assert.Contains("the norm of its gradients", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_epoch_has_the_samples_in_another_order()
    {
        using Model teacher = Networks.Classifier(1);
        using Model student = Networks.Classifier(2);

        IReadOnlyList<float> losses = Distillation.Run(
            Networks.Save(teacher, _folder), student, Networks.Samples(48), null, Options with { Epochs = 2, HoldBack = 0, Optimizer = "Sgd", LearningRate = 1e-12 }, Context).StepLosses;

        Assert.Equal(12, losses.Count);
        Assert.NotEqual(losses.Take(6), losses.Skip(6));
        Assert.Equal(losses.Take(6).Average(), losses.Skip(6).Average(), 1e-5);
    }

    [Fact]
    public void The_same_setup_gives_the_same_weights_and_another_seed_others()
    {
        float[] first = Trained(Options with { Epochs = 3 });

        Assert.Equal(first, Trained(Options with { Epochs = 3 }));
        Assert.NotEqual(first, Trained(Options with { Epochs = 3, Seed = 2 }));
    }

    [Fact]
    public void Gradients_of_several_runs_are_those_of_one()
    {
        float[] whole = Trained(Options with { Epochs = 2, Optimizer = "Momentum" });
        float[] parts = Trained(Options with { Epochs = 2, Optimizer = "Momentum", SamplesPerRun = 2 });

        Assert.All(whole.Zip(parts), p => Assert.Equal(p.First, p.Second, 1e-5));
    }

    [Fact]
    public void A_model_whose_batch_is_fixed_is_trained_sample_by_sample()
    {
        float[] free = Trained(Options with { Epochs = 2, Optimizer = "Momentum", AreClasses = true });
        float[] one = Trained(Options with { Epochs = 2, Optimizer = "Momentum", AreClasses = true }, batch: "1");

        Assert.All(free.Zip(one), p => Assert.Equal(p.First, p.Second, 1e-5));
    }

    [Fact]
    public void Training_ends_when_the_loss_held_back_gets_no_smaller_and_the_best_weights_are_kept()
    {
        using Model teacher = Networks.Classifier(1);
        using Model student = Networks.Classifier(1);
        float[] before = Networks.Weights(student);

        // Nothing can be better than the teacher itself, and each step leads away from it.
        TrainingResult result = Distillation.Run(
            Networks.Save(teacher, _folder), student, Networks.Samples(50), labels: null, Options with { Patience = 2, WeightDecay = 0.1 }, Context);

        Assert.Equal(0, result.BestEpoch);
        Assert.Equal(3, result.Curve.Count);
        Assert.Equal(before, Networks.Weights(student));
    }

    [Fact]
    public void A_loss_that_is_not_finite_is_an_error_that_says_where()
    {
        using Model teacher = Networks.Classifier(1);
        using Model student = Networks.Classifier(2);
        float[] before = Networks.Weights(student);

        BuildError error = Assert.Throws<BuildErrorException>(() => Distillation.Run(
            Networks.Save(teacher, _folder), student, Networks.Samples(50), null, Options with { Optimizer = "Sgd", Schedule = "Constant", WarmUp = 0, LearningRate = 1e30, ClipNorm = 0 }, Context)).Error;

        Assert.Equal("BTML1111", error.Code);
        Assert.Contains("'net' ended at step 2 of 150, in epoch 1", error.Message, StringComparison.Ordinal);
        Assert.Contains("1E+30", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Networks.Weights(student));
    }

    [Fact]
    public void A_node_without_a_gradient_is_an_error_that_names_it()
    {
        using Model student = GraphTextReader.Read("g (float[batch, 4] x) => (float y) <float[4, 4] w = fill(1.0), float[4, 4] v = fill(1.0)> { a = MatMul(x, w) [low] b = Round(a) y = MatMul(b, v) }");

        BuildError error = Assert.Throws<BuildErrorException>(() => Distillation.Run(Networks.Save(student, _folder), student, Networks.Samples(50), null, Options, Context)).Error;

        Assert.Equal("BTML1110", error.Code);
        Assert.Contains("Round 'low' has no gradient", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Samples_of_another_shape_are_an_error_that_names_them()
    {
        using Model model = GraphTextReader.Read("g (float[batch, n] x) => (float y) <float[1, 1] w = fill(1.0)> { s = ReduceMean<keepdims = 1>(x) y = MatMul(s, w) }");
        var samples = new ShapeShifter(4);

        BuildError error = Assert.Throws<BuildErrorException>(() => Distillation.Run(Networks.Save(model, _folder), model, samples, null, Options, Context)).Error;

        Assert.Equal("BTML1112", error.Code);
        Assert.Contains("sample 3: its 'x' is [1, 5], and that of the first sample is [1, 4]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_labels_are_an_error()
    {
        using Model student = Networks.Classifier(2);

        Assert.Equal("BTML1110", Assert.Throws<BuildErrorException>(() => FineTuning.Run(student, Networks.Samples(50), new int[49], Options, Context)).Error.Code);
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        using Model teacher = Networks.Classifier(1);
        using Model student = Networks.Classifier(2);
        using var run = new TrainingRun(student, teacher, c => c.Distil(teacher, withLabels: false)!, Networks.Samples(50), null, Options with { SamplesPerRun = 4 }, Context);
        int[] samples = [.. Enumerable.Range(0, run.Setup.SamplesPerStep)];
        run.Setup.Gradients(samples, CancellationToken.None);

        long before = GC.GetAllocatedBytesForCurrentThread();
        run.Setup.Gradients(samples, CancellationToken.None);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private float[] Trained(TrainingOptions options, string batch = "batch")
    {
        using Model teacher = Networks.Classifier(1, batch);
        using Model student = Networks.Classifier(2, batch);
        Distillation.Run(Networks.Save(teacher, _folder), student, Networks.Samples(50), null, options, Context);
        return Networks.Weights(student);
    }

    private static float[] Numbers(ArraySamples samples, int index) => ((Runtime.TensorBuffer<float>)samples.Read(index)[0].Tensor).Data.ToArray();

    /// <summary>Samples of one number more from the third on.</summary>
    private sealed class ShapeShifter(int length) : ISamples
    {
        public int Count => 10;

        public IReadOnlyList<Runtime.NamedTensor> Read(int index) => [new("x", new Runtime.TensorBuffer<float>(1, index < 2 ? length : length + 1))];
    }
}
