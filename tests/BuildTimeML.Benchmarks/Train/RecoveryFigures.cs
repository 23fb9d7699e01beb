using BuildTimeML.Benchmarks.Quantize;
using BuildTimeML.Compression.Training;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Benchmarks.Train;

/// <summary>How much of its accuracy a disturbed network gets back from its teacher, on 8,000 images without labels; measured on 2,000 others.</summary>
internal static class RecoveryFigures
{
    private const int Trained = 8_000;
    public const int Tested = 2_000;
    private const int Epochs = 3;
    private const double Points = 0.3;

    public static void Add(Report report)
    {
        using Model student = DigitNetwork.ReadSimplified();
        double original = Test(student);
        DigitNetwork.Disturb(student);
        double disturbed = Test(student);
        TrainingOptions options = new() { BatchSize = DigitNetwork.Batch, Epochs = Epochs, Threads = DigitNetwork.Threads, AreClasses = true };
        Distil(student, options);
        double trained = Test(student);
        report.Note($"accuracy on {Tested} digits: {original:0.00} %, disturbed {disturbed:0.00} %, after {Epochs} epochs of distillation {trained:0.00} %");
        report.Add(new Figure("train.recovery", Measurement.Exactly(original - trained, Tested), "points", Mark.AtMost(Points)));
    }

    /// <summary>On the first images, without labels.</summary>
    public static void Distil(Model student, TrainingOptions options) =>
        Distillation.Run(DigitNetwork.Path, student, DigitImages.Read("image", 0, Trained, white: 1), labels: null, options, new TrainingContext("digits"));

    /// <summary>The accuracy on the last images, in percent.</summary>
    public static double Test(Model model)
    {
        using var stream = new MemoryStream();
        ModelWriter.Write(model, stream);
        using var runner = new SampleRunner(stream.ToArray(), DigitImages.Read("image", Trained, Tested, white: 1));
        (_, byte[] labels) = Idx.Read(TestData.File("data/mnist/t10k-labels-idx1-ubyte.gz"));
        return Accuracy.Of(runner.RunAll()[0], [.. labels.Skip(Trained).Take(Tested).Select(l => (long)l)]);
    }
}
