using BuildTimeML.Build;

namespace BuildTimeML.Compression.Quantization;

internal static class SchemeTable
{
    /// <summary>From the most exact to the one that changes most.</summary>
    public static IReadOnlyList<IQuantizationScheme> All { get; } =
    [
        new Float32Scheme(),
        new Float16Scheme(),
        new BFloat16Scheme(),
        new Int8WeightOnlyScheme(),
        new Int8DynamicScheme(),
        new Int8StaticScheme(),
        new Int4Scheme(),
        new SignScheme(Precisions.Ternary, hasZero: true),
        new SignScheme(Precisions.Binary, hasZero: false),
    ];

    /// <summary>Those that take the place of the one of the same precision where a model is for a device that computes in float16.</summary>
    public static IReadOnlyList<IQuantizationScheme> OfDevices { get; } = [new Float16ComputeScheme()];

    /// <param name="provider">The execution provider that a variant is for; empty for the item's own model.</param>
    public static IReadOnlyList<IQuantizationScheme> For(string provider) => VariantProviders.ComputesInFloat16(provider)
        ? [.. All.Select(s => OfDevices.FirstOrDefault(d => d.Precision == s.Precision) ?? s)]
        : All;

    /// <summary>Those that may be proposed to somebody: not the ones that give nothing of use without training.</summary>
    /// <param name="provider">As above.</param>
    public static IEnumerable<IQuantizationScheme> Proposed(string provider = "") => For(provider).Where(s => !Precisions.Trained.Contains(s.Precision));

    /// <returns>Null where there is none of that name.</returns>
    public static IQuantizationScheme? Find(string precision, string provider = "") => For(provider).FirstOrDefault(s => s.Precision == precision);
}
