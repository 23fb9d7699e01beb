using System.Text.Json;
using BuildTimeML.Compression.Reporting;
using BuildTimeML.Compression.Reporting.Html;

namespace BuildTimeML.Compression.Tests.Reporting;

public sealed class ReportSnapshotTests
{
    [Fact]
    public void Two_models_as_json() => Snapshot.Verify(ReportJson.Write(GivenReports.Project), "json");

    [Fact]
    public void Two_models_as_markdown() => Snapshot.Verify(MarkdownReport.Write(GivenReports.Project), "md");

    [Fact]
    public void Two_models_as_a_page() => Snapshot.Verify(HtmlReport.Write(GivenReports.Project), "html");

    [Fact]
    public void Every_member_is_in_the_reference()
    {
        string reference = File.ReadAllText(Path.Combine(TestData.RepositoryRoot, "docs", "report.md"));

        Assert.All(Members(JsonDocument.Parse(ReportJson.Write(GivenReports.Project)).RootElement).Distinct(), name => Assert.Contains($"`{name}`", reference, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        string text = ReportJson.Write(GivenReports.Attacking);

        Assert.Equal(text, ReportJson.Write(ReportJson.Read(text)!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"schema":2}""")]
    [InlineData("[1")]
    public void What_is_no_report_of_this_version_is_none(string text) => Assert.Null(ReportJson.Read(text));

    private static IEnumerable<string> Members(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Members(p.Value).Prepend(p.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Members),
        _ => [],
    };
}
