using BuildTimeML.Compression.Training.Kept;

namespace BuildTimeML.Compression.Reporting.Records;

/// <summary>How a model was trained.</summary>
/// <param name="Method">Distill or FineTune.</param>
/// <param name="Pruned">What was taken out before; empty for nothing.</param>
/// <param name="BestEpoch">Whose weights it has.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="PeakBytes">The memory that it took at most.</param>
/// <param name="WeightBytes">Of all trained weights.</param>
/// <param name="ActivationBytes">What flows through the model in one run.</param>
/// <param name="Curve">From before the first epoch on.</param>
internal sealed record ReportedTraining(
    string Method, string Pruned, int BestEpoch, long Seconds, long PeakBytes, long WeightBytes, long ActivationBytes, IReadOnlyList<ReportedEpoch> Curve)
{
    public static ReportedTraining Of(TrainingRecord record) => new(
        record.Method, record.Pruned, record.BestEpoch, record.Seconds, record.Memory.Peak, record.Memory.Weights, record.Memory.Activations,
        [.. record.Curve.Select(e => new ReportedEpoch(e.Epoch, e.Loss, e.HeldBackLoss, e.Agreement))]);
}

/// <param name="Epoch">How many are through.</param>
/// <param name="Loss">The mean over its steps; null before the first.</param>
/// <param name="HeldBackLoss">On samples held back; null where there are none.</param>
/// <param name="Agreement">From 0 to 1, on the same; null where no output holds scores of classes.</param>
internal sealed record ReportedEpoch(int Epoch, double? Loss, double? HeldBackLoss, double? Agreement);
