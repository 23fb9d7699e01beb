using System.Diagnostics;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Compression.Training;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Compression.Tests.Training;

public sealed class RealModelTests
{
    private static readonly TrainingOptions Options = new() { Epochs = 2, BatchSize = 16, AreClasses = true, HoldBack = 0.25 };

    [Fact]
    public void A_disturbed_network_of_digits_comes_back_to_its_teacher()
    {
        using Model student = Simplified(Models.MobileNet);
        Scale(student, 1.15f);

        TrainingResult result = Distillation.Run(Models.MobileNet, student, Blobs(64), labels: null, Options, new TrainingContext("digits"));

        Assert.InRange(result.Curve[^1].HeldBackLoss!.Value, 0, 0.5 * result.Curve[0].HeldBackLoss!.Value);
        Assert.True(result.Memory.Activations > result.Memory.Weights);
    }

    [TestDataFact]
    public void A_network_with_a_batch_of_one_and_a_Softmax_is_trained()
    {
        using Model student = SqueezeNet.Read();
        Scale(student, 0.97f);
        using var images = SqueezeNet.Samples(4);

        TrainingResult result = Distillation.Run(TestData.File("models/squeezenet.onnx"), student, images, labels: null, Options with { Epochs = 1, BatchSize = 3, LearningRate = 1e-5 }, new TrainingContext("squeezenet"));

        Assert.InRange(result.Curve[^1].HeldBackLoss!.Value, 0, 0.999 * result.Curve[0].HeldBackLoss!.Value);
    }

    [Fact]
    public void A_cancelled_training_ends_within_a_second()
    {
        using Model student = Simplified(Models.MobileNet);
        using var source = new CancellationTokenSource();
        long cancelled = 0;
        source.Token.Register(() => cancelled = Stopwatch.GetTimestamp());
        source.CancelAfter(TimeSpan.FromSeconds(3));

        Assert.Throws<OperationCanceledException>(() => Distillation.Run(
            Models.MobileNet, student, Blobs(256), labels: null, Options with { BatchSize = 192, Epochs = 1000, Patience = 0 }, new TrainingContext("digits", null, source.Token)));

        Assert.InRange(Stopwatch.GetElapsedTime(cancelled), TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    private static Model Simplified(string path)
    {
        Model model = ModelReader.Read(path);
        PassRunner.Run(model, Pipelines.Simplify(), new PassLog());
        return model;
    }

    private static void Scale(Model model, float factor)
    {
        foreach (Value weight in TrainableWeights.Of(model))
        {
            Tensor tensor = weight.Initializer!;
            model.Graph.RemoveInitializer(weight);
            model.Graph.AddInitializer(weight, Tensor.Of(ElementType.Float32, tensor.Dimensions, Array.ConvertAll(tensor.Elements<float>().ToArray(), e => e * factor)));
        }
    }

    /// <summary>Images of a light blob each.</summary>
    private static ArraySamples Blobs(int count)
    {
        var random = new Random(1);
        return new ArraySamples("image", [1, 1, 28, 28], [.. Enumerable.Range(0, count).Select(_ => Blob(8 + (12 * random.NextDouble()), 8 + (12 * random.NextDouble()), 2 + (5 * random.NextDouble())))]);
    }

    private static float[] Blob(double x, double y, double size) =>
        [.. Enumerable.Range(0, 28 * 28).Select(i => (float)Math.Exp(-(Math.Pow((i % 28) - x, 2) + Math.Pow((i / 28) - y, 2)) / (2 * size * size)))];
}
