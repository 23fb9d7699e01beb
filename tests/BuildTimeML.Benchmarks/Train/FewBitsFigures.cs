using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Training;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Benchmarks.Train;

/// <summary>What signs alone leave of a network's accuracy where it was trained for them, on 8,000 images without labels; measured on 2,000 others.</summary>
internal static class FewBitsFigures
{
    private const int Epochs = 6;

    public static void Add(Report report)
    {
        Add(report, "Ternary", points: 0.5);
        Add(report, "Binary", points: 1.5);
    }

    private static void Add(Report report, string precision, double points)
    {
        using Model student = DigitNetwork.ReadSimplified();
        double original = RecoveryFigures.Test(student);
        double rounded = TestRounded(student, precision);
        TrainingOptions options = new()
        {
            BatchSize = DigitNetwork.Batch, Epochs = Epochs, LearningRate = 2e-3, Threads = DigitNetwork.Threads, AreClasses = true, Rounding = precision,
        };
        RecoveryFigures.Distil(student, options);
        double trained = TestRounded(student, precision);
        report.Note($"as {precision}: accuracy {rounded:0.00} %, and {trained:0.00} % after {Epochs} epochs of training for it; {original:0.00} % in float32");
        report.Add(new Figure($"train.{precision.ToLowerInvariant()}", Measurement.Exactly(original - trained, RecoveryFigures.Tested), "points", Mark.AtMost(points)));
    }

    private static double TestRounded(Model model, string precision)
    {
        using var copy = TrainableModel.CopyOf("digits", model);
        PassRunner.Run(copy.Model, SchemeTable.Find(precision)!.Passes(SchemeContext.Empty), new PassLog());
        return RecoveryFigures.Test(copy.Model);
    }
}
