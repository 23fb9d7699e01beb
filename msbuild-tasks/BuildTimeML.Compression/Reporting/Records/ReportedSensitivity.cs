namespace BuildTimeML.Compression.Reporting.Records;

/// <summary>What leaving one layer in float32 does.</summary>
/// <param name="Precision">Of the other layers.</param>
/// <param name="Layer">For example <c>Conv 'c1'</c>.</param>
/// <param name="SqnrGain">How much nearer to the original the model comes, in dB; null where it cannot be told.</param>
/// <param name="TimeCost">The time that it costs, as a share of the float model's; null where it was not timed.</param>
/// <param name="IsKeptFloat">Whether it stayed in float32 in the end.</param>
internal sealed record ReportedSensitivity(string Precision, string Layer, double? SqnrGain, double? TimeCost, bool IsKeptFloat);
