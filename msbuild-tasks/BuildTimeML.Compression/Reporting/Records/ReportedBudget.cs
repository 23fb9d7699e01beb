namespace BuildTimeML.Compression.Reporting.Records;

/// <param name="Metadata">What sets it, such as <c>MaxSize</c>.</param>
/// <param name="Limit">With its unit.</param>
/// <param name="Measured">With its unit.</param>
/// <param name="Margin">What is left, as a fraction of the limit; negative where it is broken.</param>
/// <param name="IsKept">Whether it is kept.</param>
internal sealed record ReportedBudget(string Metadata, string Limit, string Measured, double Margin, bool IsKept);
