using System.Globalization;

namespace BuildTimeML.Manifest;

/// <summary>Numbers of a <c>Preprocess</c>: decimal, or fractions such as 1/255.</summary>
internal static class PreprocessNumbers
{
    private const int Places = 12;
    private const decimal Largest = 1_000_000;

    /// <param name="key">For messages.</param>
    /// <param name="value">Numbers with commas between them.</param>
    /// <param name="channels">How many there may be, if not one.</param>
    /// <param name="mayBeZero">Whether 0 is one.</param>
    /// <exception cref="FormatException">They cannot be read.</exception>
    public static EquatableArray<decimal> Read(string key, string value, int channels, bool mayBeZero)
    {
        string[] parts = value.Split(',');
        if (parts.Length != 1 && parts.Length != channels)
        {
            throw new FormatException($"{key}={value} has {parts.Length} numbers: write one, or one for each of the {channels} channels");
        }

        return parts.Select(p => TryNumber(p, out decimal number) && (number != 0 || mayBeZero)
            ? number
            : throw new FormatException($"{key}={value} cannot be read at '{p.Trim()}': write a number as 0.5 or 1/255{(mayBeZero ? "" : ", not 0")}")).ToEquatableArray();
    }

    public static string Write(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static bool TryParse(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    private static bool TryNumber(string text, out decimal number)
    {
        string[] parts = text.Split('/');
        number = 0;
        if (parts.Length > 2 || !TryDecimal(parts[0], out number))
        {
            return false;
        }

        if (parts.Length == 2)
        {
            if (!TryDecimal(parts[1], out decimal divisor) || divisor == 0)
            {
                return false;
            }

            number = Math.Round(number / divisor, Places + Places);
        }

        return true;
    }

    private static bool TryDecimal(string text, out decimal number) =>
        decimal.TryParse(text.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)
        && number is >= -Largest and <= Largest && decimal.Round(number, Places) == number;
}
