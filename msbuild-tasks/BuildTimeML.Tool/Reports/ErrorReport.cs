namespace BuildTimeML.Tool.Reports;

/// <summary>What stands in the place of a report where a command failed.</summary>
/// <param name="Errors">At least one; each says what is wrong, and the way out.</param>
internal sealed record ErrorReport(IReadOnlyList<CodedMessage> Errors) : Report("buildtimeml.error/1")
{
    public override string ToText() => string.Concat(Errors.Select(e => $"error {e.Code}: {e.Message}\n"));
}
