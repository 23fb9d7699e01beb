using BuildTimeML.Build;
using Microsoft.Build.Framework;

namespace BuildTimeML.Tasks.Items;

/// <summary>Reads the budgets on what a model gives, and what it is optimised for.</summary>
internal static class QualityMetadata
{
    /// <exception cref="BuildErrorException">A value cannot be read.</exception>
    public static QualityLimits ReadLimits(ITaskItem item) => new(
        QuantityMetadata.Read(item, ItemNames.MinAgreement, ReadShare, "a share of at most 100 %, as in \"98 %\" or \"0.98\""),
        QuantityMetadata.Read(item, ItemNames.MinSqnr, value => Read(value, ["dB"]), "decibels, as in \"30 dB\""),
        QuantityMetadata.Read(item, ItemNames.MaxAccuracyDrop, value => Read(value, ["points", "point", "%"]) is { } points and <= 100 ? points : null, "points of accuracy, as in \"0.5 points\""));

    /// <exception cref="BuildErrorException">The value is not known.</exception>
    public static bool ReadOptimizeSize(ITaskItem item) => item.GetMetadata(ItemNames.Optimize).Trim() switch
    {
        "" => false,
        var value when string.Equals(value, "Speed", StringComparison.OrdinalIgnoreCase) => false,
        var value when string.Equals(value, "Size", StringComparison.OrdinalIgnoreCase) => true,
        var value => throw new BuildErrorException(BuildErrors.InvalidOptimize.With(value)),
    };

    // Without a sign, what is at most 1 is a share of 1, and what is more one of 100.
    private static double? ReadShare(string value) => Read(value, ["%"]) is not { } number || number > 100 ? null
        : number <= 1 && !value.TrimEnd().EndsWith("%", StringComparison.Ordinal) ? number
        : number / 100;

    private static double? Read(string value, IReadOnlyList<string> units) => Quantity.TryParse(value, units, out double number) ? number : null;
}
