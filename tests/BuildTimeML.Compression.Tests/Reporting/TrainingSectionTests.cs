using System.Xml.Linq;
using BuildTimeML.Compression.Reporting.Html;
using BuildTimeML.Compression.Reporting.Records;

namespace BuildTimeML.Compression.Tests.Reporting;

public sealed class TrainingSectionTests
{
    [Fact]
    public void The_curve_has_both_losses_and_marks_the_best_epoch()
    {
        XElement section = Write([new(0, null, 0.5, 0.8), new(1, 0.4, 0.25, 0.9), new(2, 0.2, 0.3, 0.85)], best: 1);

        Assert.Equal(2, Lines(section, "front"));
        Assert.Equal(1, Lines(section, "behind"));
        Assert.Equal(["best: epoch 1, 0.25"], section.Descendants("g").Elements("title").Select(t => t.Value));
        Assert.Contains("held back: from 0.5 to 0.3; trained on: from 0.4 to 0.2", section.Descendants("desc").Single().Value, StringComparison.Ordinal);
        Assert.Equal(["0", "1", "2"], section.Descendants("tbody").Single().Elements("tr").Select(r => r.Element("th")!.Value));
        Assert.Equal("1", section.Descendants("tr").Single(r => r.Attribute("class")?.Value == "shipped").Element("th")!.Value);
    }

    [Fact]
    public void Without_losses_there_is_no_curve_and_all_else_is_there()
    {
        XElement section = Write([new(0, null, 0, null)], best: 0);

        Assert.Empty(section.Descendants("svg"));
        Assert.Contains("Distill, after pruning: half is left. It took 7 s and at most 3.00", section.Element("p")!.Value.Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    private static int Lines(XElement section, string kind) => section.Descendants("line").Count(l => l.Attribute("class")?.Value == kind);

    private static XElement Write(IReadOnlyList<ReportedEpoch> curve, int best)
    {
        var html = new HtmlBuilder();
        TrainingSection.Write(html, new ModelReport
        {
            Name = "m.onnx", Class = "M", DeclaredPrecision = "Float32",
            Training = new ReportedTraining("Distill", "half is left", best, 7, 3_000_000, 1000, 2000, curve),
        });
        return XElement.Parse(html.ToString().Replace("<br>", "<br/>", StringComparison.Ordinal));
    }
}
