namespace BuildTimeML.Tool.Reports;

/// <summary>What stands in the place of a report where a command failed.</summary>
/// <param name="Code">Such as <c>BTML1010</c>.</param>
/// <param name="Message">What is wrong, and the way out.</param>
internal sealed record ErrorReport(string Code, string Message) : Report("buildtimeml.error/1")
{
    public override string ToText() => $"error {Code}: {Message}\n";
}
