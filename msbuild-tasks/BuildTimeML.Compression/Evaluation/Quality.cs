using System.Globalization;

namespace BuildTimeML.Compression.Evaluation;

/// <summary>How near a model comes to its original.</summary>
/// <param name="Samples">How many samples it was measured on.</param>
/// <param name="Outputs">The outputs of floats.</param>
/// <param name="Agreement">The share of rows that both give the same class, from 0 to 1; null where no output holds scores of classes.</param>
/// <param name="AccuracyBefore">The share of rows that the original gives the right class, from 0 to 1; null without labels.</param>
/// <param name="AccuracyAfter">That of the model.</param>
internal sealed record Quality(int Samples, IReadOnlyList<OutputQuality> Outputs, double? Agreement, double? AccuracyBefore, double? AccuracyAfter)
{
    // The difference of two shares is off by less: 87.5 % that became 87 % lost 0.5 points, and not a little more.
    private const int Digits = 9;

    /// <summary>The signal-to-quantisation-noise ratio of the worst output, in dB; infinite where all outputs are equal.</summary>
    public double Decibels => Outputs.Select(o => o.Decibels).DefaultIfEmpty(double.PositiveInfinity).Min();

    /// <summary>In points: 0.5 for 87.1 % that became 86.6 %. Negative where it became better; null without labels.</summary>
    public double? AccuracyDrop => AccuracyBefore - AccuracyAfter is { } drop ? Math.Round(100 * drop, Digits) : null;

    /// <summary>For example <c>34.6 dB SQNR, 98.0 % agreement, 67.5 % accuracy (original 67.5 %) on 200 samples</c>.</summary>
    public string Describe()
    {
        string agreement = Agreement is { } a ? string.Create(CultureInfo.InvariantCulture, $", {100 * a:0.0#} % agreement") : "";
        string accuracy = AccuracyBefore is { } before ? string.Create(CultureInfo.InvariantCulture, $", {100 * AccuracyAfter:0.0#} % accuracy (original {100 * before:0.0#} %)") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{Decibels:0.0} dB SQNR{agreement}{accuracy} on {Samples} samples");
    }
}

/// <param name="Name">The output.</param>
/// <param name="Decibels">10 log10(sum of reference² / sum of (reference - actual)²), over all samples.</param>
/// <param name="LargestError">The largest absolute difference of an element.</param>
internal sealed record OutputQuality(string Name, double Decibels, double LargestError);
