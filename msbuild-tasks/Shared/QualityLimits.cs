using System.Globalization;

namespace BuildTimeML.Build;

/// <summary>The budgets on what a model gives, as the item sets them; null for those it does not set.</summary>
/// <param name="MinAgreement">The share of rows that must get the class the original gives them, from 0 to 1.</param>
/// <param name="MinSqnr">The least signal-to-quantisation-noise ratio of an output, in dB.</param>
/// <param name="MaxAccuracyDrop">How much accuracy may go, in points: 0.5 for 87.1 % that becomes 86.6 %.</param>
internal sealed record QualityLimits(double? MinAgreement, double? MinSqnr, double? MaxAccuracyDrop)
{
    public static QualityLimits None { get; } = new(null, null, null);

    public bool AnySet => this != None;

    /// <summary>The three numbers with ';' between them, none where there is no limit.</summary>
    public string Write() => string.Join(";", new[] { MinAgreement, MinSqnr, MaxAccuracyDrop }.Select(n => n?.ToString("R", CultureInfo.InvariantCulture)));

    /// <exception cref="FormatException">The text is none that <see cref="Write"/> gives.</exception>
    public static QualityLimits Read(string text)
    {
        string[] numbers = text.Split(';');
        return numbers.Length == 3
            ? new QualityLimits(Number(numbers[0]), Number(numbers[1]), Number(numbers[2]))
            : throw new FormatException($"'{text}' is not three numbers");
    }

    private static double? Number(string text) => text.Length == 0 ? null : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
