namespace BuildTimeML.Compression.Reporting.Records;

/// <param name="Name">For example <c>Precision</c>.</param>
/// <param name="Value">As the project gives it.</param>
internal sealed record ReportedMetadata(string Name, string Value);
