namespace BuildTimeML.Build;

/// <summary>The execution providers that a model can have a variant for. The CPU is none of them: it runs the item's own precision.</summary>
internal static class VariantProviders
{
    /// <summary>The names, and whether the provider computes in float16; one that does not gets weights that are stored in it.</summary>
    private static readonly IReadOnlyList<(string Name, bool ComputesInFloat16)> Table =
    [
        ("Cuda", true),
        ("TensorRt", true),
        ("DirectMl", true),
        ("CoreMl", true),
        ("OpenVino", true),
        ("Qnn", true),
        ("WebGpu", true),
        ("Xnnpack", false),
    ];

    public static IReadOnlyList<string> All { get; } = [.. Table.Select(p => p.Name)];

    /// <returns>False for the CPU, and for a name that is not in the table.</returns>
    public static bool ComputesInFloat16(string provider) => Table.Any(p => p.Name == provider && p.ComputesInFloat16);
}
