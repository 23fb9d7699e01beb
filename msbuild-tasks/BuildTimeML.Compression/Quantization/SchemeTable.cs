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
    ];

    /// <returns>Null where there is none of that name.</returns>
    public static IQuantizationScheme? Find(string precision) => All.FirstOrDefault(s => s.Precision == precision);
}
