using System.Globalization;

namespace BuildTimeML.Build;

/// <summary>How far a build may come from the lock file before it says so, in either direction.</summary>
/// <param name="Size">In percent.</param>
/// <param name="Agreement">In points.</param>
/// <param name="Accuracy">In points.</param>
/// <param name="Sqnr">In dB.</param>
/// <param name="Latency">Of the time by that of the float model.</param>
internal sealed record LockTolerances(double Size, double Agreement, double Accuracy, double Sqnr, double Latency)
{
    public static LockTolerances Default { get; } = new(Size: 1, Agreement: 0.5, Accuracy: 0.5, Sqnr: 1, Latency: 0.1);

    /// <param name="text">For example <c>size=2;latency=0.3</c>; what is not named has its default.</param>
    /// <exception cref="FormatException">The message says what is wrong with it.</exception>
    public static LockTolerances Parse(string text)
    {
        LockTolerances tolerances = Default;
        foreach (string pair in text.Split([';'], StringSplitOptions.RemoveEmptyEntries).Where(p => p.Trim().Length > 0))
        {
            string[] parts = [.. pair.Split('=').Select(p => p.Trim())];
            if (parts.Length != 2 || !double.TryParse(parts[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number))
            {
                throw new FormatException($"'{pair.Trim()}' is not a name, '=' and a number");
            }

            tolerances = parts[0].ToLowerInvariant() switch
            {
                "size" => tolerances with { Size = number },
                "agreement" => tolerances with { Agreement = number },
                "accuracy" => tolerances with { Accuracy = number },
                "sqnr" => tolerances with { Sqnr = number },
                "latency" => tolerances with { Latency = number },
                _ => throw new FormatException($"'{parts[0]}' is none of size, agreement, accuracy, sqnr, latency"),
            };
        }

        return tolerances;
    }
}
