using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using BuildTimeML.Compression.Reporting.Html;

namespace BuildTimeML.Compression.Tests.Reporting;

/// <summary>What WCAG 2.2 asks of the page, as far as its tree can tell.</summary>
public sealed partial class HtmlAccessibilityTests
{
    private static readonly Page Shown = new(GivenReports.Digits, GivenReports.Failed);

    [Fact]
    public void The_page_has_a_language_a_title_and_landmarks()
    {
        Assert.Equal("en", (string?)Shown.Root.Attribute("lang"));
        Assert.Equal("Models of shop", Shown.All("title").First().Value);
        Assert.Single(Shown.All("main"));
        Assert.Single(Shown.All("header"));
        Assert.Single(Shown.All("footer"));
        Assert.Equal("Models", (string?)Assert.Single(Shown.All("nav")).Attribute("aria-label"));
        Assert.Equal("#models", (string?)Shown.All("a").First().Attribute("href"));
    }

    [Fact]
    public void Headings_go_down_one_level_at_a_time_from_one_first()
    {
        int[] levels = [.. Shown.All("h1", "h2", "h3", "h4", "h5", "h6").Select(h => h.Name.LocalName[1] - '0')];

        Assert.Equal(1, levels[0]);
        Assert.Equal(1, levels.Count(l => l == 1));
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    [Fact]
    public void Ids_are_unique_and_all_that_is_referred_to_is_there()
    {
        string[] ids = [.. Shown.Attributes.Where(a => a.Name == "id").Select(a => a.Value)];

        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(
            Shown.Attributes.Where(a => a.Name.LocalName is "aria-labelledby" or "aria-describedby").Select(a => a.Value).Concat(Shown.Attributes.Where(a => a.Name == "href").Select(a => a.Value[1..])),
            id => Assert.Contains(id, ids));
    }

    [Fact]
    public void Every_picture_is_one_image_with_a_name_and_a_description()
    {
        XElement[] pictures = [.. Shown.All("svg")];

        Assert.Equal(5, pictures.Length);
        Assert.All(pictures, picture =>
        {
            Assert.Equal("img", (string?)picture.Attribute("role"));
            Assert.NotEmpty(Shown.WithId((string)picture.Attribute("aria-labelledby")!)!.Value);
            Assert.NotEmpty(Shown.WithId((string)picture.Attribute("aria-describedby")!)!.Value);
        });
    }

    [Fact]
    public void Tables_have_heads_for_columns_and_rows_and_scroll_with_the_keyboard()
    {
        Assert.All(Shown.All("table"), table =>
        {
            Assert.All(table.Element("thead")!.Descendants("th"), head => Assert.Equal("col", (string?)head.Attribute("scope")));
            Assert.All(table.Element("tbody")!.Elements("tr"), row => Assert.Single(row.Elements("th"), head => (string?)head.Attribute("scope") == "row"));
            Assert.Equal("0", (string?)table.Parent!.Attribute("tabindex"));
            Assert.NotEmpty((string)table.Attribute("aria-label")!);
            Assert.Equal((string?)table.Attribute("aria-label"), (string?)table.Parent.Attribute("aria-label"));
        });
    }

    [Fact]
    public void What_has_a_colour_has_a_word_too() =>
        Assert.All(Shown.All("span").Where(s => (string?)s.Attribute("class") is "good" or "bad"), s => Assert.NotEmpty(s.Value));

    [Fact]
    public void Nothing_is_fetched_and_nothing_runs()
    {
        Assert.Contains("default-src 'none'", Shown.All("meta").Select(m => (string?)m.Attribute("content")).Last(), StringComparison.Ordinal);
        Assert.Empty(Shown.All("script", "link", "img", "iframe"));
        Assert.DoesNotMatch("https?:|//|url\\(|@import", Shown.Text.Replace("</", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Colours_that_meet_have_enough_contrast(bool dark) => Assert.All(Palette.Pairs, pair =>
    {
        double contrast = Contrast(Colour(pair.Of, dark), Colour(pair.On, dark));
        Assert.True(contrast >= pair.Least, string.Create(CultureInfo.InvariantCulture, $"{pair.Of} on {pair.On}: {contrast:0.00}"));
    });

    [Fact]
    public void The_style_has_no_colour_of_its_own()
    {
        string style = Shown.All("style").Single().Value;
        HashSet<string> names = [.. Palette.Colours.Select(c => c.Name)];

        Assert.DoesNotMatch("#[0-9a-f]{3}", style[style.IndexOf("*{", StringComparison.Ordinal)..]);
        Assert.All(Variable().Matches(style).Select(m => m.Groups[1].Value), name => Assert.Contains(name, names));
    }

    private static string Colour(string name, bool dark) => Palette.Colours.Where(c => c.Name == name).Select(c => dark ? c.Dark : c.Light).Single();

    // WCAG 2.2, relative luminance and contrast ratio.
    private static double Contrast(string a, string b)
    {
        (double x, double y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double[] linear = [.. Enumerable.Range(0, 3).Select(i => int.Parse(colour.AsSpan(1 + (2 * i), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0).Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];
        return (0.2126 * linear[0]) + (0.7152 * linear[1]) + (0.0722 * linear[2]);
    }

    [GeneratedRegex(@"var\(--(\w+)\)")]
    private static partial Regex Variable();
}
