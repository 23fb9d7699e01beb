using System.Xml.Linq;
using BuildTimeML.Compression.Reporting;
using BuildTimeML.Compression.Reporting.Records;

namespace BuildTimeML.Compression.Tests.Reporting;

public sealed class HtmlEscapingTests
{
    private static readonly Page Attacked = new(GivenReports.Attacking, GivenReports.Attacking);

    [Fact]
    public void Hostile_names_make_the_same_elements_as_harmless_ones()
    {
        var harmless = new Page(Harmless(), Harmless());

        Assert.Equal(Shape(harmless.Root), Shape(Attacked.Root));
    }

    [Fact]
    public void No_element_or_attribute_comes_from_a_name()
    {
        Assert.Empty(Attacked.All("script", "iframe", "img", "link", "object", "embed", "base", "form"));
        Assert.DoesNotContain(Attacked.Attributes, a => a.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        Assert.All(Attacked.Attributes.Where(a => a.Name.LocalName is "href" or "src"), a => Assert.StartsWith("#", a.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Names_are_there_to_read() =>
        Assert.Contains(Attacked.All("code"), c => c.Value.Contains("<script src=https://evil.example/x.js>alert(1)</script>", StringComparison.Ordinal));

    [Fact]
    public void Markdown_has_no_markup_from_names_either()
    {
        string text = MarkdownReport.Write(new ProjectReport(GivenReports.Hostile, [GivenReports.Attacking]));

        Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
        Assert.DoesNotContain("@all", text, StringComparison.Ordinal);
        Assert.DoesNotContain("](", text.Replace("\\](", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.All(text.Split('\n').Where(l => l.StartsWith('|')), l => Assert.Contains(l.Replace("\\|", "", StringComparison.Ordinal).Count(c => c == '|'), new[] { 6, 7, 8 }));
    }

    private static ModelReport Harmless() => GivenReports.Attacking with
    {
        Class = new string('.', GivenReports.Hostile.Count(c => c == '.')),
        Name = "n",
    };

    // Names with less room have no label, or break elsewhere; all else is to be the same.
    private static string Shape(XElement element) => element.Name.LocalName is "text" or "wbr" ? "" : $"({element.Name.LocalName}{string.Concat(element.Elements().Select(Shape))})";
}
