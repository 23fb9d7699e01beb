using BuildTimeML.Build;
using BuildTimeML.Compression.Reporting;
using BuildTimeML.Compression.Tests.Helpers;

namespace BuildTimeML.Compression.Tests.Reporting;

public sealed class ReportFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void The_reports_that_are_there_are_joined_in_the_order_of_the_project()
    {
        ReportRequest request = Request("b", "missing", "damaged", "a");
        Assert.Null(ReportFiles.Write(request.Models[0], GivenReports.Failed));
        Assert.Null(ReportFiles.Write(request.Models[3], GivenReports.Digits));
        File.WriteAllText(request.Models[2], "{");

        Assert.Null(ReportFiles.Join(request));

        string page = File.ReadAllText(request.HtmlPath);
        Assert.InRange(page.IndexOf("<h2 id=\"model-1\">Shop<wbr/>.Other for Cuda", StringComparison.Ordinal), 1, page.IndexOf("<h2 id=\"model-2\">Shop<wbr/>.Digits", StringComparison.Ordinal));
        Assert.Contains("Models/digits.onnx", File.ReadAllText(_folder.File(ReportRequest.JsonName)), StringComparison.Ordinal);
        Assert.Contains("Shop.Digits", File.ReadAllText(_folder.File(ReportRequest.MarkdownName)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_report_is_not_written_again()
    {
        ReportRequest request = Request("a");
        ReportFiles.Write(request.Models[0], GivenReports.Digits);
        ReportFiles.Join(request);
        Array.ForEach(Directory.GetFiles(_folder.Path), f => File.SetLastWriteTimeUtc(f, DateTime.UnixEpoch));

        ReportFiles.Write(request.Models[0], GivenReports.Digits);
        ReportFiles.Join(request);

        Assert.All(Directory.GetFiles(_folder.Path), f => Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(f)));
    }

    [Fact]
    public void A_report_that_cannot_be_written_says_why()
    {
        File.WriteAllText(_folder.File("file"), "");

        Assert.NotNull(ReportFiles.Write(_folder.File("file/a.report.json"), GivenReports.Digits));
    }

    public void Dispose() => _folder.Dispose();

    private ReportRequest Request(params string[] names) => new("shop", _folder.Path, [.. names.Select(n => _folder.File(n + ReportRequest.ModelExtension))]);
}
