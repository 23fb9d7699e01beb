using System.Text;

namespace BuildTimeML.Compression.Training.Checkpoints;

/// <summary>A position as a checkpoint holds it.</summary>
internal static class PositionRecord
{
    public static void Write(Stream stream, TrainingPosition position)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(position.Epoch);
        writer.Write(position.StepOfEpoch);
        writer.Write(position.BestEpoch);
        writer.Write(position.BestLoss);
        writer.Write(position.Curve.Count);
        foreach (TrainingEpoch epoch in position.Curve)
        {
            writer.Write(epoch.Epoch);
            writer.Write(epoch.LearningRate);
            Write(writer, epoch.Loss);
            Write(writer, epoch.HeldBackLoss);
            Write(writer, epoch.Agreement);
        }

        writer.Write(position.StepLosses.Count);
        position.StepLosses.ForEach(writer.Write);
    }

    public static TrainingPosition Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        var position = new TrainingPosition
        {
            Epoch = reader.ReadInt32(),
            StepOfEpoch = reader.ReadInt32(),
            BestEpoch = reader.ReadInt32(),
            BestLoss = reader.ReadDouble(),
        };
        for (int left = reader.ReadInt32(); left > 0; left--)
        {
            position.Curve.Add(new TrainingEpoch(reader.ReadInt32(), reader.ReadDouble(), Number(reader), Number(reader), Number(reader)));
        }

        for (int left = reader.ReadInt32(); left > 0; left--)
        {
            position.StepLosses.Add(reader.ReadSingle());
        }

        return position;
    }

    // No number of these is NaN, so that this is what stands for none.
    private static void Write(BinaryWriter writer, double? number) => writer.Write(number ?? double.NaN);

    private static double? Number(BinaryReader reader) => reader.ReadDouble() is var number && double.IsNaN(number) ? null : number;
}
