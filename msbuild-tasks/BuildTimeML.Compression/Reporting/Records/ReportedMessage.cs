namespace BuildTimeML.Compression.Reporting.Records;

/// <param name="Code">Such as <c>BTML1001</c>; empty for a line of the log.</param>
/// <param name="Text">The message.</param>
internal sealed record ReportedMessage(string Code, string Text);
