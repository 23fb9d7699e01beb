using BuildTimeML.Build;
using Microsoft.Build.Framework;

namespace BuildTimeML.Tasks.Items;

/// <summary>Reads metadata that is a number with a unit.</summary>
internal static class QuantityMetadata
{
    /// <param name="item">The item.</param>
    /// <param name="name">Of the metadata.</param>
    /// <param name="parse">Gives null for what cannot be read.</param>
    /// <param name="expected">What can, with examples.</param>
    /// <returns>Null where the item has no such metadata.</returns>
    /// <exception cref="BuildErrorException">It cannot be read.</exception>
    public static double? Read(ITaskItem item, string name, Func<string, double?> parse, string expected)
    {
        string value = item.GetMetadata(name);
        return value.Trim().Length == 0 ? null : parse(value) ?? throw new BuildErrorException(BuildErrors.InvalidQuantity.With(name, value, expected));
    }
}
