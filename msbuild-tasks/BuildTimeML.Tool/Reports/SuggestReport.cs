using BuildTimeML.Build;
using BuildTimeML.Manifest;
using BuildTimeML.Tool.Measuring;
using BuildTimeML.Tool.Terminal;

namespace BuildTimeML.Tool.Reports;

/// <param name="Model">As it was given.</param>
/// <param name="OriginalSize">In bytes.</param>
/// <param name="Samples">How many samples were held back to measure on.</param>
/// <param name="Precisions">Every precision, in the order of the table of schemes.</param>
/// <param name="Suggested">The precision that is proposed; null where the model works at none.</param>
/// <param name="Item">The line to paste into a project.</param>
internal sealed record SuggestReport(
    string Model, long OriginalSize, int Samples, IReadOnlyList<TriedPrecision> Precisions, string? Suggested, string? Item) : Report("buildtimeml.suggest/1")
{
    public static SuggestReport Of(string model, ModelManifest signature, int samples, IReadOnlyList<SchemeTrial> tried, string? item) =>
        new(model, signature.SourceSize, samples, [.. tried.Select(TriedPrecision.Of)], ItemProposal.Best(tried)?.Precision, item);

    public override string ToText()
    {
        string[][] rows =
        [
            ["precision", "size", "of original", "SQNR", "agreement", "time"],
            .. Precisions.Where(p => p.WhyNot is null).Select(p => new[]
            {
                (p.Precision == Suggested ? "* " : "  ") + p.Precision,
                ByteSize.Format(p.Size!.Value).Split(" (")[0],
                ReportText.Percent((double)p.Size.Value / OriginalSize),
                ReportText.Decibels(p.SqnrDecibels),
                ReportText.Percent(p.Agreement),
                ReportText.Ratio(p.TimeRatio!),
            }),
        ];
        string failed = string.Concat(Precisions.Where(p => p.WhyNot is not null).Select(p => $"  {p.Precision} does not work: {p.WhyNot}\n"));
        return $"""
            {Model}, {ByteSize.Format(OriginalSize)}, measured on {Samples} samples that nothing was calibrated with; times by that of the original

            {TextTable.Format(rows, [1, 2, 3, 4, 5])}{failed}
            {Item ?? "No precision works for this model."}

            """.ReplaceLineEndings("\n");
    }
}

/// <param name="Precision">Of the item.</param>
/// <param name="Size">In bytes; null where it does not work.</param>
/// <param name="SqnrDecibels">Of the worst output; null where all are the same to the bit, or where it does not work.</param>
/// <param name="Agreement">From 0 to 1; null where no output holds scores of classes.</param>
/// <param name="TimeRatio">By the original's time, on one thread.</param>
/// <param name="WhyNot">Code and message; null where it works.</param>
internal sealed record TriedPrecision(string Precision, long? Size, double? SqnrDecibels, double? Agreement, Estimate? TimeRatio, string? WhyNot)
{
    public static TriedPrecision Of(SchemeTrial trial) => trial is { Quality: { } quality, TimeRatio: { } ratio }
        ? new(trial.Precision, trial.Size, ReportText.Finite(quality.Decibels), quality.Agreement, Estimate.Of(ratio), WhyNot: null)
        : new(trial.Precision, Size: null, SqnrDecibels: null, Agreement: null, TimeRatio: null, trial.WhyNot);
}
