using BuildTimeML.Build;
using Microsoft.Build.Framework;

namespace BuildTimeML.Tasks.Items;

/// <summary>The <c>Variants</c> metadata: the precisions that single execution providers get, such as <c>Cuda=Float16</c>.</summary>
internal static class VariantMetadata
{
    /// <param name="item">The item.</param>
    /// <param name="executionProviders">Those that the item names, as <see cref="ProviderNames"/> spells them.</param>
    /// <exception cref="BuildErrorException">It cannot be read, or a pair cannot be a variant.</exception>
    public static IReadOnlyList<ModelVariant> Read(ITaskItem item, IReadOnlyList<string> executionProviders)
    {
        string value = item.GetMetadata(ItemNames.Variants);
        var variants = new List<ModelVariant>();
        foreach (string pair in ListMetadata.Split(value))
        {
            string[] sides = [.. pair.Split('=').Select(s => s.Trim())];
            string? provider = ListMetadata.Find(VariantProviders.All, sides[0]);
            string? precision = ListMetadata.Find(Precisions.Schemes, sides[sides.Length - 1]);
            string? fault =
                sides.Length != 2 ? "it is no provider=precision" :
                provider is null ? UnknownProvider(sides[0]) :
                variants.Exists(v => v.Provider == provider) ? $"{provider} stands in another pair" :
                !executionProviders.Contains(provider, StringComparer.Ordinal) ? $"{provider} is not among the item's ExecutionProviders. Set ExecutionProviders=\"{string.Join(";", [provider, .. executionProviders])}\"" :
                precision is null ? UnknownPrecision(sides[1]) :
                null;
            if (fault is not null)
            {
                throw new BuildErrorException(BuildErrors.InvalidVariants.With(value, item.ItemSpec, pair, fault));
            }

            variants.Add(new ModelVariant(provider!, precision!));
        }

        return variants;
    }

    private static string UnknownProvider(string name) => string.Equals(name, ProviderNames.Cpu, StringComparison.OrdinalIgnoreCase)
        ? "what the CPU runs is the item's own Precision"
        : $"the provider is none of {string.Join(", ", VariantProviders.All)}";

    private static string UnknownPrecision(string name) =>
        $"the precision is none of {string.Join(", ", Precisions.Schemes)}" + (ListMetadata.Find(Precisions.Choices, name) is { } choice ? $"; {choice} chooses by times on the CPU" : "");
}
