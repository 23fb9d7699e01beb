using System.Globalization;

namespace BuildTimeML.Build;

/// <summary>The names that <c>Training</c> may hold, and what each may be.</summary>
internal static class TrainingOptionTable
{
    public const string Rounding = "rounding";

    public static IReadOnlyList<TrainingOption> All { get; } =
    [
        Whole("epochs", 1, 100_000),
        Whole("batchSize", 1, 1_000_000),
        Whole("samplesPerRun", 1, 1_000_000),
        Word("optimizer", "Sgd", "Momentum", "Nesterov", "Adam", "AdamW"),
        Number("learningRate", "a number above 0 and at most 100", n => n is > 0 and <= 100),
        Word("schedule", "Constant", "Step", "Exponential", "Cosine"),
        Share("warmUp", "a share of at most 100 %", n => n <= 1),
        Number("weightDecay", "a number from 0 to 100", n => n <= 100),
        Number("clipNorm", "a number of at least 0; 0 is for no limit", _ => true),
        Number("temperature", "a number above 0 and at most 100", n => n is > 0 and <= 100),
        Share("labelWeight", "a share of at most 100 %", n => n <= 1),
        Number("featureWeight", "a number of at least 0", _ => true),
        Word(Rounding, "Int8WeightOnly", Precisions.Int8Static, Precisions.Ternary, Precisions.Binary),
        Whole("roundingStages", 1, 1000),
        Whole("seed", 0, int.MaxValue),
        Share("holdBack", "a share of at most 90 %", n => n <= 0.9),
        Whole("patience", 0, 100_000),
        Whole("threads", 1, 1024),
    ];

    /// <summary>Brings the pairs to one form: by the table's order, with its spelling, numbers as invariant text.</summary>
    /// <param name="text">Such as "epochs=20; learningRate=1e-3".</param>
    /// <exception cref="FormatException">The message says what is wrong with which pair.</exception>
    public static string Normalize(string text)
    {
        var values = new Dictionary<string, string>();
        foreach (string pair in text.Split(';').Select(p => p.Trim()).Where(p => p.Length > 0))
        {
            int sign = pair.IndexOf('=');
            string name = (sign < 0 ? pair : pair.Substring(0, sign)).Trim();
            TrainingOption option = All.FirstOrDefault(o => string.Equals(o.Name, name, StringComparison.OrdinalIgnoreCase))
                ?? throw new FormatException($"'{name}' is none of {string.Join(", ", All.Select(o => o.Name))}");
            string value = sign < 0 ? "" : pair.Substring(sign + 1).Trim();
            if (values.ContainsKey(option.Name))
            {
                throw new FormatException($"'{option.Name}' is there twice");
            }

            values.Add(option.Name, option.Normalize(value) ?? throw new FormatException($"'{option.Name}' is '{value}', and has to be {option.Expected}"));
        }

        return string.Join(";", All.Where(o => values.ContainsKey(o.Name)).Select(o => $"{o.Name}={values[o.Name]}"));
    }

    /// <param name="normalized">What <see cref="Normalize"/> gave.</param>
    /// <param name="name">Of an option.</param>
    public static bool Has(string normalized, string name) => normalized.Split(';').Any(pair => pair.StartsWith(name + "=", StringComparison.Ordinal));

    private static TrainingOption Whole(string name, int least, int most) => new(
        name,
        $"a whole number from {least.ToString(CultureInfo.InvariantCulture)} to {most.ToString("N0", CultureInfo.InvariantCulture)}",
        v => int.TryParse(v, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most ? number.ToString(CultureInfo.InvariantCulture) : null);

    private static TrainingOption Number(string name, string expected, Func<double, bool> allowed) => new(name, expected, v => Written(v, 1, allowed));

    private static TrainingOption Share(string name, string expected, Func<double, bool> allowed) => new(
        name, expected, v => v.EndsWith("%", StringComparison.Ordinal) ? Written(v.TrimEnd('%').TrimEnd(), 100, allowed) : Written(v, 1, allowed));

    private static TrainingOption Word(string name, params string[] words) => new(
        name, "one of " + string.Join(", ", words), v => words.FirstOrDefault(w => string.Equals(w, v, StringComparison.OrdinalIgnoreCase)));

    private static string? Written(string value, double unit, Func<double, bool> allowed) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double number)
        && !double.IsNaN(number) && !double.IsInfinity(number) && allowed(number / unit)
            ? (number / unit).ToString("R", CultureInfo.InvariantCulture)
            : null;
}

/// <param name="Name">As it is written.</param>
/// <param name="Expected">What it may be, for messages.</param>
/// <param name="Normalize">Gives null for anything else.</param>
internal sealed record TrainingOption(string Name, string Expected, Func<string, string?> Normalize);
