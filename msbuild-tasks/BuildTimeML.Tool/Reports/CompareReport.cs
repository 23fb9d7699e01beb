using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Tool.Terminal;

namespace BuildTimeML.Tool.Reports;

/// <param name="A">The model that is right.</param>
/// <param name="B">The model that is held against it.</param>
/// <param name="Samples">How many inputs both were run on.</param>
/// <param name="Synthetic">Whether these were made up.</param>
/// <param name="Agreement">The share of rows that both give the same class, from 0 to 1; null where no output holds scores of classes.</param>
/// <param name="Outputs">Those of floats.</param>
/// <param name="TimeRatio">The time of B by the time of A, on one thread.</param>
internal sealed record CompareReport(
    string A, string B, int Samples, bool Synthetic, double? Agreement, IReadOnlyList<OutputDistance> Outputs, Estimate TimeRatio) : Report("buildtimeml.compare/1")
{
    public static CompareReport Of(string a, string b, bool hasData, Quality quality, MedianEstimate ratio) =>
        new(a, b, quality.Samples, !hasData, quality.Agreement, OutputDistance.Of(quality), Estimate.Of(ratio));

    public override string ToText()
    {
        string[][] rows = [["output", "SQNR", "largest error"], .. Outputs.Select(o => new[] { o.Name, ReportText.Decibels(o.SqnrDecibels), o.LargestError is { } e ? ReportText.Number(e, "0.####") : "-" })];
        return $"""
            {B} against {A}, on {Samples} {(Synthetic ? "synthetic inputs" : "samples")}

            {TextTable.Format(rows, [1, 2])}
            agreement  {ReportText.Percent(Agreement)}
            time       {ReportText.Ratio(TimeRatio)} times that of the first

            """.ReplaceLineEndings("\n");
    }
}
