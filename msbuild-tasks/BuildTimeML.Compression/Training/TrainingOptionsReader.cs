using System.Globalization;
using BuildTimeML.Build;

namespace BuildTimeML.Compression.Training;

/// <summary>Reads what an item says of its training.</summary>
internal static class TrainingOptionsReader
{
    /// <param name="text">As <see cref="TrainingOptionTable.Normalize"/> gives it; what it does not name keeps its default.</param>
    public static TrainingOptions Read(string text)
    {
        var options = new TrainingOptions();
        foreach (string[] pair in text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')))
        {
            options = Set(options, pair[0], pair[1]);
        }

        return options;
    }

    private static TrainingOptions Set(TrainingOptions options, string name, string value) => name switch
    {
        "epochs" => options with { Epochs = Whole(value) },
        "batchSize" => options with { BatchSize = Whole(value) },
        "samplesPerRun" => options with { SamplesPerRun = Whole(value) },
        "optimizer" => options with { Optimizer = value },
        "learningRate" => options with { LearningRate = Number(value) },
        "schedule" => options with { Schedule = value },
        "warmUp" => options with { WarmUp = Number(value) },
        "weightDecay" => options with { WeightDecay = Number(value) },
        "clipNorm" => options with { ClipNorm = Number(value) },
        "temperature" => options with { Temperature = Number(value) },
        "labelWeight" => options with { LabelWeight = Number(value) },
        "featureWeight" => options with { FeatureWeight = Number(value) },
        "rounding" => options with { Rounding = value },
        "roundingStages" => options with { RoundingStages = Whole(value) },
        "seed" => options with { Seed = Whole(value) },
        "holdBack" => options with { HoldBack = Number(value) },
        "patience" => options with { Patience = Whole(value) },
        "threads" => options with { Threads = Whole(value) },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    private static int Whole(string value) => int.Parse(value, CultureInfo.InvariantCulture);

    private static double Number(string value) => double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture);
}
