using BuildTimeML.Compression.Training;

namespace BuildTimeML.Benchmarks.Train;

/// <summary>The losses of 100 steps from the same weights on the same batches, against PyTorch's.</summary>
internal static class CurveFigures
{
    private const int Count = 100;
    private const double Mark = 1e-3;

    public static void Add(Report report, DigitNetwork network)
    {
        Add(report, network, "curve.sgd", "Sgd", "SGD", rate: 0.005);
        Add(report, network, "curve.adam", "Adam", "Adam", rate: 1e-4);
    }

    private static void Add(Report report, DigitNetwork network, string figure, string optimizer, string torchName, double rate)
    {
        TrainingOptions options = DigitNetwork.Options with { Optimizer = optimizer, LearningRate = rate };
        using TrainingRun run = network.Prepare(options);
        using var folder = new TorchFolder(network, run.Setup);
        var steps = new Steps(run.Setup, options);
        double[] ours = [.. Enumerable.Range(0, Count).Select(_ => steps.Next())];
        double[] theirs = folder.Torch.Curve(torchName, rate, Count);
        double difference = ours.Zip(theirs, (a, b) => Math.Abs(a - b)).Max();
        report.Note($"{optimizer}: the loss goes from {ours[0]:0.000000} to {ours[^1]:0.000000}; PyTorch's from {theirs[0]:0.000000} to {theirs[^1]:0.000000}; largest relative difference {ours.Zip(theirs, (a, b) => Math.Abs(a - b) / b).Max():G3}");
        report.Add(new Figure($"train.{figure}", Measurement.Exactly(difference, Count), "", Benchmarks.Mark.AtMost(Mark)));
    }
}
