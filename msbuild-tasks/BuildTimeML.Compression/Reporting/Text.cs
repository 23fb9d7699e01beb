using System.Globalization;

namespace BuildTimeML.Compression.Reporting;

/// <summary>Numbers as people read them.</summary>
internal static class Text
{
    /// <summary>Between a number and its unit; lines do not break there.</summary>
    private const char Thin = '\u00a0';

    public const string None = "–";

    /// <summary>For example <c>1.48 MB</c>.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        >= 1_000_000_000 => Number(bytes / 1e9, "0.00", "GB"),
        >= 1_000_000 => Number(bytes / 1e6, "0.00", "MB"),
        >= 1_000 => Number(bytes / 1e3, "0.0", "kB"),
        _ => Number(bytes, "0", "B"),
    };

    /// <summary>For example <c>25.7 %</c>.</summary>
    /// <param name="share">From 0 to 1, mostly.</param>
    /// <param name="format">Of the percent.</param>
    public static string Percent(double share, string format = "0.0#") => Number(100 * share, format, "%");

    public static string Decibels(double decibels) => Number(decibels, "0.0", "dB");

    /// <summary>For example <c>0.74 ×</c>.</summary>
    public static string Times(double ratio) => Number(ratio, "0.00", "×");

    /// <summary>With its sign, such as <c>+1.5 dB</c>.</summary>
    public static string SignedDecibels(double decibels) => Sign(decibels, 0.05) + Decibels(decibels);

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Three digits that count.</summary>
    public static string Short(double number)
    {
        double magnitude = Math.Abs(number);
        string format = magnitude is 0 or >= 100 and < 1e6 ? "0" : magnitude is >= 10 and < 100 ? "0.#" : magnitude is >= 0.1 and < 10 ? "0.##" : magnitude is >= 0.001 and < 0.1 ? "0.####" : "0.##e+0";
        return Minus(number.ToString(format, CultureInfo.InvariantCulture));
    }

    /// <summary>With its sign, such as <c>+12 %</c>.</summary>
    public static string SignedPercent(double share) => Sign(share, 0.0005) + Percent(share, "0.0");

    /// <summary>For example <c>2 values</c>.</summary>
    public static string Plural(int count, string one) => string.Create(CultureInfo.InvariantCulture, $"{count} {one}{(count == 1 ? "" : "s")}");

    public static string Quality(double? sqnr, bool isExact) => isExact ? "exact" : sqnr is { } decibels ? Decibels(decibels) : "not finite";

    private static string Number(double number, string format, string unit) => Minus(number.ToString(format, CultureInfo.InvariantCulture)) + Thin + unit;

    private static string Sign(double number, double least) => number >= least ? "+" : "";

    // Nothing is not negative.
    private static string Minus(string number) => number.AsSpan().IndexOfAnyInRange('1', '9') < 0 ? number.TrimStart('-') : number.Replace('-', '\u2212');
}
