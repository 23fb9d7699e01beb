namespace BuildTimeML.Compression.Reporting.Html;

/// <summary>The colours of the page, for light and for dark screens, and which of them meet. Tests compute the contrast of each pair.</summary>
internal static class Palette
{
    /// <summary>WCAG 2.2, AA: what text has to have.</summary>
    public const double OfText = 4.5;

    /// <summary>What lines and shapes have to have that carry meaning.</summary>
    public const double OfGraphics = 3;

    public static IReadOnlyList<(string Name, string Light, string Dark)> Colours { get; } =
    [
        ("page", "#fdfdfc", "#131517"),
        ("panel", "#f5f5f3", "#1b1e21"),
        ("text", "#1a1c1f", "#e6e7e8"),
        ("muted", "#575c63", "#a3a9b0"),
        ("line", "#d8d9d6", "#353a3f"),
        ("edge", "#7b8087", "#7d848b"),
        ("mark", "#1f5fa8", "#7db4ee"),
        ("good", "#1c6b3c", "#6fcb92"),
        ("bad", "#b3261e", "#ff9c93"),
        ("gone", "#e6e6e3", "#2a2e33"),
        ("int8", "#a9cdf0", "#1f4f80"),
        ("int4", "#cfc0ec", "#55408a"),
        ("half", "#a8dccb", "#17594a"),
        ("full", "#efd09a", "#6b4a12"),
        ("other", "#cfd2d6", "#454b52"),
    ];

    public static IReadOnlyList<(string Of, string On, double Least)> Pairs { get; } =
    [
        ("text", "page", OfText), ("text", "panel", OfText), ("muted", "page", OfText), ("muted", "panel", OfText),
        ("mark", "page", OfText), ("mark", "panel", OfText), ("good", "page", OfText), ("good", "panel", OfText), ("bad", "page", OfText), ("bad", "panel", OfText),
        ("text", "gone", OfText), ("text", "int8", OfText), ("text", "int4", OfText), ("text", "half", OfText), ("text", "full", OfText), ("text", "other", OfText),
        ("edge", "page", OfGraphics), ("edge", "panel", OfGraphics), ("edge", "gone", OfGraphics),
    ];

    public static string Css() => string.Concat(
        $":root{{color-scheme:light dark;{Variables(c => c.Light)}}}\n",
        $"@media (prefers-color-scheme:dark){{:root{{{Variables(c => c.Dark)}}}}}\n",
        $"@media print{{:root{{color-scheme:light;{Variables(c => c.Light)}}}}}\n");

    private static string Variables(Func<(string Name, string Light, string Dark), string> of) => string.Concat(Colours.Select(c => $"--{c.Name}:{of(c)};"));
}
