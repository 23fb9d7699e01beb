using System.Globalization;

namespace BuildTimeML.Build;

/// <summary>Numbers with a unit as people write them: "98 %", "98%", "30 dB", "30".</summary>
internal static class Quantity
{
    /// <param name="text">A number of at least 0, then one of the units or none.</param>
    /// <param name="units">What may stand behind the number.</param>
    /// <param name="number">What stands before the unit.</param>
    public static bool TryParse(string text, IReadOnlyList<string> units, out double number)
    {
        string trimmed = text.Trim();
        string unit = units.FirstOrDefault(u => trimmed.EndsWith(u, StringComparison.OrdinalIgnoreCase)) ?? "";
        string digits = trimmed.Substring(0, trimmed.Length - unit.Length).TrimEnd();
        return double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number) && !double.IsNaN(number) && !double.IsInfinity(number);
    }
}
