using System.Globalization;
using BuildTimeML.Build;
using Microsoft.Build.Framework;

namespace BuildTimeML.Tasks.Items;

/// <summary>Holds all models that a project ships to one limit: the property <c>OptimizedModelsMaxTotalSize</c>.</summary>
internal static class TotalSize
{
    public const string Property = "OptimizedModelsMaxTotalSize";

    private const int Named = 5;

    /// <param name="models">All models of the project, with their variants; all of them are built.</param>
    /// <param name="most">In bytes; null where the project sets none.</param>
    /// <returns>Null where the limit is kept or not set; otherwise the largest model, and what to say of it.</returns>
    public static (ITaskItem Largest, BuildError Error)? Check(IReadOnlyList<ResolvedModel> models, long? most)
    {
        (ResolvedModel Model, long Bytes)[] sizes = [.. models.Select(m => (m, m.ShippedBytes)).OrderByDescending(s => s.ShippedBytes).ThenBy(s => s.m.Output, StringComparer.Ordinal)];
        long total = sizes.Sum(s => s.Bytes);
        return total > most
            ? (sizes[0].Model.Item, BuildErrors.OverTotalSize.With(
                sizes.Length.ToString(CultureInfo.InvariantCulture), ByteSize.Format(total), ByteSize.Format(most.Value), string.Join("; ", sizes.Take(Named).Select(Describe))))
            : null;
    }

    private static string Describe((ResolvedModel Model, long Bytes) size) =>
        $"'{size.Model.Item.ItemSpec}'{(size.Model.Provider.Length == 0 ? "" : $" for {size.Model.Provider}")} {ByteSize.Format(size.Bytes)}";
}
