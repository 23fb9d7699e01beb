namespace BuildTimeML.Compression.Reporting.Records;

/// <summary>A model that was made and measured.</summary>
/// <param name="Precision">The precision.</param>
/// <param name="KeptFloat">The layers that stayed in float32 for the sake of a budget.</param>
/// <param name="Bytes">Of all its files.</param>
/// <param name="Quality">How near it comes to the original; null where there are no samples to tell.</param>
/// <param name="Time">Null where it was not timed.</param>
/// <param name="IsShipped">Whether it is what the build ended in.</param>
/// <param name="WhyNot">Why it is not, where the build says.</param>
internal sealed record ReportedCandidate(
    string Precision, IReadOnlyList<string> KeptFloat, long Bytes, ReportedQuality? Quality, ReportedTime? Time, bool IsShipped, string? WhyNot)
{
    /// <summary>For people: <c>Int8Static, 3 layers float32</c>.</summary>
    public string Title() => KeptFloat.Count switch
    {
        0 => Precision,
        1 => $"{Precision}, 1 layer float32",
        _ => $"{Precision}, {KeptFloat.Count} layers float32",
    };
}

/// <param name="Samples">How many it was measured on.</param>
/// <param name="Sqnr">Of the worst output, in dB; null where there is no finite one.</param>
/// <param name="IsExact">Whether all outputs equal those of the original.</param>
/// <param name="Agreement">From 0 to 1; null where no output holds scores of classes.</param>
/// <param name="AccuracyBefore">From 0 to 1; null without labels.</param>
/// <param name="AccuracyAfter">From 0 to 1; null without labels.</param>
/// <param name="Outputs">Those of floats.</param>
internal sealed record ReportedQuality(
    int Samples, double? Sqnr, bool IsExact, double? Agreement, double? AccuracyBefore, double? AccuracyAfter, IReadOnlyList<ReportedOutput> Outputs);

/// <param name="Name">The output.</param>
/// <param name="Sqnr">In dB; null where it is not finite.</param>
/// <param name="LargestError">The largest absolute difference of an element; null where it is not finite.</param>
internal sealed record ReportedOutput(string Name, double? Sqnr, double? LargestError);

/// <summary>The time by that of the simplified float model.</summary>
/// <param name="Median">Over the rounds.</param>
/// <param name="Low">The lower end of its 95 % interval.</param>
/// <param name="High">The upper end.</param>
/// <param name="Ratios">Of each round, in their order.</param>
internal sealed record ReportedTime(double Median, double Low, double High, IReadOnlyList<double> Ratios);
