using System.Globalization;
using BuildTimeML.Compression.Evaluation;

namespace BuildTimeML.Tool.Reports;

/// <summary>Numbers as people read them, and as JSON can hold them.</summary>
internal static class ReportText
{
    /// <summary>For example <c>34.6 dB</c>.</summary>
    public static string Decibels(double? decibels) => decibels is { } d ? string.Create(CultureInfo.InvariantCulture, $"{d:0.0} dB") : "exact";

    /// <summary>For example <c>98.0 %</c>; a dash where there is none.</summary>
    public static string Percent(double? share) => share is { } s ? string.Create(CultureInfo.InvariantCulture, $"{100 * s:0.0#} %") : "-";

    /// <summary>For example <c>0.41 [0.40, 0.43]</c>.</summary>
    public static string Ratio(Estimate ratio) => string.Create(CultureInfo.InvariantCulture, $"{ratio.Median:0.00} [{ratio.Low:0.00}, {ratio.High:0.00}]");

    public static string Milliseconds(double milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0.000} ms");

    public static string Number(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>Null for what no JSON number is.</summary>
    public static double? Finite(double number) => double.IsFinite(number) ? number : null;
}

/// <summary>A median with its 95 % interval.</summary>
internal sealed record Estimate(double Median, double Low, double High)
{
    public static Estimate Of(MedianEstimate estimate) => new(estimate.Value, estimate.Low, estimate.High);
}

/// <param name="Name">The output.</param>
/// <param name="SqnrDecibels">Null where both models give the same bits.</param>
/// <param name="LargestError">The largest absolute difference; null where one model gives no finite number, or another shape.</param>
internal sealed record OutputDistance(string Name, double? SqnrDecibels, double? LargestError)
{
    public static IReadOnlyList<OutputDistance> Of(Quality quality) =>
        [.. quality.Outputs.Select(o => new OutputDistance(o.Name, ReportText.Finite(o.Decibels), ReportText.Finite(o.LargestError)))];
}
