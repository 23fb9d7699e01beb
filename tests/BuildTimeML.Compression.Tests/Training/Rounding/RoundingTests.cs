using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Compression.Training;
using BuildTimeML.Compression.Training.Rounding;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Training.Rounding;

public sealed class RoundingTests : IDisposable
{
    private static readonly TrainingOptions Options = new() { Epochs = 12, BatchSize = 16, LearningRate = 0.01, Threads = 1, Patience = 0 };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Int8WeightOnly", 40, 60)]
    [InlineData("Ternary", 6, 9)]
    [InlineData("Binary", 3, 6)]
    public void What_training_rounds_to_the_precision_stores_without_another_error(string precision, double least, double most)
    {
        using Model model = Networks.Deep(1);
        byte[] before = Compressed.Bytes(model);
        IReadOnlyDictionary<string, IRounding> roundings = RoundingChoice.Of("net", model, precision);

        foreach ((string name, IRounding rounding) in roundings)
        {
            Value weight = model.Graph.Initializers.First(i => i.Name == name);
            float[] rounded = new float[weight.Initializer!.ElementCount];
            rounding.Round(weight.Initializer.Elements<float>(), rounded);
            bool isInner = name == "w2";
            Assert.InRange(SignalToNoise.Decibels(Doubles(weight.Initializer.Elements<float>()), Doubles(rounded)), isInner ? least : 40, isInner ? most : 60);
            new RewriteContext(model).ChangeConstant(weight, Tensor.Of(ElementType.Float32, weight.Initializer.Dimensions, rounded));
        }

        byte[] float32 = Compressed.Bytes(model);
        PassRunner.Run(model, SchemeTable.Find(precision)!.Passes(SchemeContext.Empty), new PassLog());

        Assert.Equal(["w1", "w2", "w3"], roundings.Keys.Order());
        Assert.NotEqual(before, float32);
        Engine.AssertClose(float32, Compressed.Bytes(model), decibels: 110);
    }

    [Theory]
    [InlineData("Ternary", 1)]
    [InlineData("Binary", 1)]
    [InlineData("Ternary", 3)]
    public void A_student_of_few_bits_becomes_like_its_teacher(string precision, int stages)
    {
        using Model teacher = Networks.Deep(1);
        using Model student = Networks.Deep(1);

        TrainingResult result = Distillation.Run(
            Networks.Save(teacher, _folder), student, Networks.Samples(400), null, Options with { Rounding = precision, RoundingStages = stages }, new TrainingContext("net"));

        using Model rounded = Networks.Deep(1);
        TrainingResult untrained = Distillation.Run(
            Networks.Save(teacher, _folder), rounded, Networks.Samples(400), null, Options with { Rounding = precision, Epochs = 0 }, new TrainingContext("net"));
        Assert.InRange(result.Curve[result.BestEpoch].HeldBackLoss!.Value, 0, 0.4 * untrained.Curve[0].HeldBackLoss!.Value);
        float[] middle = student.Graph.Initializers.First(i => i.Name == "w2").Initializer!.Elements<float>()[..64].ToArray();
        Assert.InRange(middle.Select(MathF.Abs).Distinct().Count(), 1, precision == "Ternary" ? 2 : 1);
    }

    [Fact]
    public void Layers_are_rounded_from_the_input_on_and_all_of_them_for_half_of_the_steps()
    {
        Assert.Equal([0, 0, 50, 50, 100, 100], Enumerable.Range(0, 6).Select(i => RoundingStages.StepsBefore(i, 6, stages: 3, steps: 200)));
        Assert.Equal([0, 0], Enumerable.Range(0, 2).Select(i => RoundingStages.StepsBefore(i, 2, stages: 1, steps: 200)));
    }

    [Fact]
    public void Rounding_allocates_nothing()
    {
        var layout = new ChannelLayout(1, 8, 32);
        float[] weights = ArraySamples.Normal(new Random(1), 256);
        float[] rounded = new float[256];
        IRounding[] all = [new Int8Rounding(layout), new SignRounding(layout, hasZero: true), new SignRounding(layout, hasZero: false)];
        Array.ForEach(all, r => r.Round(weights, rounded));

        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (IRounding rounding in all)
        {
            rounding.Round(weights, rounded);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static double[] Doubles(ReadOnlySpan<float> numbers) => Array.ConvertAll(numbers.ToArray(), n => (double)n);
}
