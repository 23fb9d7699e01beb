using BuildTimeML.Benchmarks.Quantize;
using BuildTimeML.Compression;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Training;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Benchmarks.Train;

/// <summary>The MobileNet of digits: the model as it is, and one whose weights were disturbed so that it has something to learn.</summary>
internal sealed class DigitNetwork : IDisposable
{
    public const int Batch = 64;
    public const int Threads = 2;

    private const double Disturbance = 0.3;

    public DigitNetwork()
    {
        Student = ReadSimplified();
        Disturb(Student);
        Samples = DigitImages.Read("image", 0, Batch * 20, white: 1);
    }

    public static string Path { get; } = TestData.File("models/mnist-mobilenet.onnx");

    public static TrainingOptions Options { get; } = new() { BatchSize = Batch, HoldBack = 0, Schedule = "Constant", WarmUp = 0, Threads = Threads, AreClasses = true };

    public Model Student { get; }

    public ISamples Samples { get; }

    /// <summary>Ready to be trained towards the model as it is.</summary>
    public TrainingRun Prepare(TrainingOptions options)
    {
        using var teacher = TrainableModel.Read("digits", Path);
        return new TrainingRun(Student, teacher.Model, choice => choice.Distil(teacher.Model, withLabels: false)!, Samples, labels: null, options, new TrainingContext("digits"));
    }

    public void Dispose() => Student.Dispose();

    public static Model ReadSimplified()
    {
        Model model = ModelReader.Read(Path);
        PassRunner.Run(model, Pipelines.Simplify(), new PassLog());
        return model;
    }

    /// <summary>Adds normally distributed noise, in shares of each weight's own size.</summary>
    public static void Disturb(Model model)
    {
        var random = new Random(1);
        foreach (Value weight in TrainableWeights.Of(model))
        {
            float[] elements = weight.Initializer!.Elements<float>().ToArray();
            long[] shape = weight.Initializer.Dimensions.ToArray();
            double size = Disturbance * Math.Sqrt(elements.Average(e => (double)e * e));
            model.Graph.RemoveInitializer(weight);
            model.Graph.AddInitializer(weight, Tensor.Of(ElementType.Float32, shape, Array.ConvertAll(elements, e => e + (float)(size * Normal(random)))));
        }
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
