using System.Globalization;
using BuildTimeML.Compression.Training;

namespace BuildTimeML.Benchmarks.Train;

/// <summary>How much the process grows while it trains, by three times the weights and twice the activations of a batch.</summary>
internal static class MemoryFigures
{
    private const int Epochs = 1;

    public static void Add(Report report)
    {
        using var network = new DigitNetwork();

        // Once before: what the engine needs anyway is none of a training's.
        using (TrainingRun first = network.Prepare(DigitNetwork.Options with { BatchSize = 1 }))
        {
            new Steps(first.Setup, DigitNetwork.Options).Next();
        }

        using TrainingRun run = network.Prepare(DigitNetwork.Options with { Epochs = Epochs, HoldBack = 0.1 });
        TrainingMemory memory = run.Train().Memory;
        report.Note(string.Create(CultureInfo.InvariantCulture, $"training takes {memory.Peak / 1e6:0.0} MB; weights {memory.Weights / 1e6:0.00} MB, activations of {DigitNetwork.Batch} images {memory.Activations / 1e6:0.0} MB"));
        report.Add(new Figure("train.memory", Measurement.Exactly((double)memory.Peak / memory.Limit), "x", Mark.AtMost(1)));
    }
}
