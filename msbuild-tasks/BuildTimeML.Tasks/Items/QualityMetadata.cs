using BuildTimeML.Build;
using Microsoft.Build.Framework;

namespace BuildTimeML.Tasks.Items;

/// <summary>Reads the budgets on what a model gives, and what it is optimised for.</summary>
internal static class QualityMetadata
{
    /// <exception cref="BuildErrorException">A value cannot be read.</exception>
    public static QualityLimits ReadLimits(ITaskItem item) => new(
        Read(item, ItemNames.MinAgreement, ["%"], most: 100, "a share of at most 100 %, as in \"98 %\"") / 100,
        Read(item, ItemNames.MinSqnr, ["dB"], most: null, "decibels, as in \"30 dB\""),
        Read(item, ItemNames.MaxAccuracyDrop, ["points", "point", "%"], most: 100, "points of accuracy, as in \"0.5 points\""));

    /// <exception cref="BuildErrorException">The value is not known.</exception>
    public static bool ReadOptimizeSize(ITaskItem item) => item.GetMetadata(ItemNames.Optimize).Trim() switch
    {
        "" => false,
        var value when string.Equals(value, "Speed", StringComparison.OrdinalIgnoreCase) => false,
        var value when string.Equals(value, "Size", StringComparison.OrdinalIgnoreCase) => true,
        var value => throw new BuildErrorException(BuildErrors.InvalidOptimize.With(value)),
    };

    private static double? Read(ITaskItem item, string name, IReadOnlyList<string> units, double? most, string expected)
    {
        string value = item.GetMetadata(name);
        return value.Trim().Length == 0 ? null
            : Quantity.TryParse(value, units, out double number) && !(number > most) ? number
            : throw new BuildErrorException(BuildErrors.InvalidQuantity.With(name, value, expected));
    }
}
