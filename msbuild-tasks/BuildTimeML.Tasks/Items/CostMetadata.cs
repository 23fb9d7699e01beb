using BuildTimeML.Build;
using Microsoft.Build.Framework;

namespace BuildTimeML.Tasks.Items;

/// <summary>Reads the budgets on what a model costs: bytes, time, memory.</summary>
internal static class CostMetadata
{
    private const double MostRatio = 10;

    /// <exception cref="BuildErrorException">A value cannot be read.</exception>
    public static CostLimits ReadLimits(ITaskItem item) => new(
        ReadSize(item, ItemNames.MaxCompressedSize),
        QuantityMetadata.Read(item, ItemNames.MaxLatencyRatio, ReadRatio, "how many times the time of the float model it may be, up to 10, as in \"0.8\", \"80 %\" or \"1.5x\""),
        QuantityMetadata.Read(item, ItemNames.MaxLatency, ReadTime, "a time with its unit, as in \"8 ms\", \"500 us\" or \"1.5 s\""),
        QuantityMetadata.Read(item, ItemNames.MaxLoadTime, ReadTime, "a time with its unit, as in \"250 ms\" or \"1.5 s\""),
        ReadSize(item, ItemNames.MaxMemory));

    /// <exception cref="BuildErrorException">It cannot be read.</exception>
    public static long? ReadSize(ITaskItem item, string name) => ReadSize(name, item.GetMetadata(name));

    /// <param name="name">Of the metadata or the property.</param>
    /// <param name="value">None where it is empty.</param>
    /// <exception cref="BuildErrorException">It cannot be read.</exception>
    public static long? ReadSize(string name, string value) =>
        value.Trim().Length == 0 ? null
        : ByteSize.TryParse(value, out long bytes) ? bytes
        : throw new BuildErrorException(BuildErrors.InvalidSize.With(name, value));

    /// <exception cref="BuildErrorException">The value is not known.</exception>
    public static bool ReadWarn(ITaskItem item) => ChoiceMetadata.Read(item, ItemNames.BudgetSeverity, ("Error", false), ("Warning", true));

    private static double? ReadTime(string value) => Duration.TryParse(value, out double milliseconds) ? milliseconds : null;

    private static double? ReadRatio(string value)
    {
        double? ratio = Quantity.TryParse(value, ["%"], out double number) ? value.TrimEnd().EndsWith("%", StringComparison.Ordinal) ? number / 100 : number
            : Quantity.TryParse(value, ["x"], out number) ? number
            : null;
        return ratio is > 0 and <= MostRatio ? ratio : null;
    }
}
