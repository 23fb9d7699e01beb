namespace BuildTimeML.Build;

/// <summary>The execution providers that a model can have a variant for. The CPU is none of them: it runs the item's own precision.</summary>
internal static class VariantProviders
{
    /// <summary>Those that get weights that are stored in float16, because they do not compute in it.</summary>
    private static readonly string[] WithoutFloat16 = ["Xnnpack"];

    public static IReadOnlyList<string> All { get; } = [.. ProviderNames.All.Where(name => name != ProviderNames.Cpu)];

    /// <returns>False for the CPU, and for a name that is none of them.</returns>
    public static bool ComputesInFloat16(string provider) => All.Contains(provider) && !WithoutFloat16.Contains(provider);
}
