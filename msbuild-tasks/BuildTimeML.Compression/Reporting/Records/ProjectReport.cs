namespace BuildTimeML.Compression.Reporting.Records;

/// <summary>The reports of all models of a project: the content of <c>report.json</c>.</summary>
/// <param name="Project">Its name.</param>
/// <param name="Models">In the order of the project, each item's variants after all items.</param>
internal sealed record ProjectReport(string Project, IReadOnlyList<ModelReport> Models)
{
    public int Schema { get; init; } = ModelReport.CurrentSchema;
}
