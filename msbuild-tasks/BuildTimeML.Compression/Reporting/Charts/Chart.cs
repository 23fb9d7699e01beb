using BuildTimeML.Compression.Reporting.Html;

namespace BuildTimeML.Compression.Reporting.Charts;

/// <summary>
/// What all charts share. Across, places are percent of the chart's width; down, they are pixels: so a chart takes the width that
/// the page has, and its letters keep their size.
/// </summary>
internal static class Chart
{
    /// <summary>The width of a letter in labels, about.</summary>
    public const double Letter = 6.4;

    /// <summary>The width that a chart has at least, on the smallest screens.</summary>
    public const double NarrowWidth = 270;

    /// <summary>The width that a chart has where there is room.</summary>
    public const double WideWidth = 470;

    /// <param name="html">The page.</param>
    /// <param name="kind">Its class.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="title">Its name, for those who do not see it.</param>
    /// <param name="description">What there is to see.</param>
    public static void Open(HtmlBuilder html, string kind, double height, string title, string description)
    {
        (string titleId, string descriptionId) = (html.NewId(), html.NewId());
        html.Add($"<svg class=\"chart {kind}\" role=\"img\" aria-labelledby=\"{titleId}\" aria-describedby=\"{descriptionId}\" width=\"100%\" height=\"{height}\">");
        html.Add($"<title id=\"{titleId}\">{title}</title><desc id=\"{descriptionId}\">{description}</desc>");
    }

    public static void Close(HtmlBuilder html) => html.Markup("</svg>\n");

    /// <summary>An axis below the chart: lines up from its ticks, and their numbers.</summary>
    public static void AxisBelow(HtmlBuilder html, Axis axis, double height, Func<double, string> format, string name)
    {
        double[] ticks = [.. axis.Ticks];
        for (int i = 0; i < ticks.Length; i++)
        {
            double x = 100 * axis.At(ticks[i]);
            string anchor = i == 0 ? "s" : i == ticks.Length - 1 ? "e" : "m";
            html.Add($"<line class=\"grid\" x1=\"{x}%\" x2=\"{x}%\" y1=\"0\" y2=\"{height}\"/>");

            // Every second one where there is little room.
            html.Add($"<text class=\"tick {anchor}{((ticks.Length - i) % 2 == 0 ? " wide" : "")}\" x=\"{x}%\" y=\"{height + 16}\">{format(ticks[i])}</text>");
        }

        html.Add($"<text class=\"tick e\" x=\"100%\" y=\"{height + 32}\">{name}</text>");
    }

    /// <summary>An axis at the left: lines across, and their numbers outside.</summary>
    public static void AxisLeft(HtmlBuilder html, Axis axis, double top, double height, Func<double, string> format)
    {
        foreach (double tick in axis.Ticks)
        {
            double y = top + ((1 - axis.At(tick)) * height);
            html.Add($"<line class=\"grid\" x1=\"0\" x2=\"100%\" y1=\"{y}\" y2=\"{y}\"/><text class=\"tick e\" x=\"-8\" y=\"{y + 4}\">{format(tick)}</text>");
        }
    }
}
