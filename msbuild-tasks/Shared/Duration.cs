using System.Globalization;

namespace BuildTimeML.Build;

/// <summary>Times as people write them: "8 ms", "500 us", "1.5 s". A unit is needed.</summary>
internal static class Duration
{
    private static readonly (string Unit, double Milliseconds)[] Units = [("ms", 1), ("us", 0.001), ("\u00b5s", 0.001), ("\u03bcs", 0.001), ("s", 1000)];

    public static bool TryParse(string text, out double milliseconds)
    {
        foreach ((string unit, double factor) in Units)
        {
            if (text.TrimEnd().EndsWith(unit, StringComparison.OrdinalIgnoreCase) && Quantity.TryParse(text, [unit], out double number) && number > 0)
            {
                milliseconds = number * factor;
                return true;
            }
        }

        milliseconds = 0;
        return false;
    }

    /// <summary>For example <c>8.25 ms</c>.</summary>
    public static string Format(double milliseconds) => milliseconds switch
    {
        >= 1000 => Text(milliseconds / 1000, "s"),
        >= 1 => Text(milliseconds, "ms"),
        _ => Text(milliseconds * 1000, "us"),
    };

    private static string Text(double value, string unit) => value.ToString("0.##", CultureInfo.InvariantCulture) + " " + unit;
}
