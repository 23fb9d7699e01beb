using System.Globalization;

namespace BuildTimeML.Build;

/// <summary>Sizes as people write them: "1.5 MB" is 1,500,000 bytes, "2 MiB" is 2 x 2^20.</summary>
internal static class ByteSize
{
    private static readonly (string Unit, long Bytes)[] Units =
    [
        ("KiB", 1L << 10), ("MiB", 1L << 20), ("GiB", 1L << 30),
        ("kB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000),
        ("bytes", 1), ("byte", 1), ("B", 1), ("", 1),
    ];

    public static bool TryParse(string text, out long bytes)
    {
        bytes = 0;
        string trimmed = text.Trim();
        int digits = trimmed.TakeWhile(c => c is >= '0' and <= '9' or '.').Count();
        string unit = trimmed.Substring(digits).Trim();
        if (!decimal.TryParse(trimmed.Substring(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number))
        {
            return false;
        }

        foreach ((string name, long factor) in Units)
        {
            if (string.Equals(unit, name, StringComparison.OrdinalIgnoreCase))
            {
                if (number > long.MaxValue / factor)
                {
                    return false;
                }

                bytes = (long)(number * factor);
                return true;
            }
        }

        return false;
    }

    /// <summary>For example <c>1.48 MB (1,479,963 bytes)</c>.</summary>
    public static string Format(long bytes)
    {
        string exact = bytes.ToString("N0", CultureInfo.InvariantCulture) + " bytes";
        return bytes switch
        {
            >= 1_000_000_000 => Rounded(bytes / 1e9, "GB"),
            >= 1_000_000 => Rounded(bytes / 1e6, "MB"),
            >= 1_000 => Rounded(bytes / 1e3, "kB"),
            _ => exact,
        };

        string Rounded(double value, string unit) => $"{value.ToString("0.00", CultureInfo.InvariantCulture)} {unit} ({exact})";
    }
}
