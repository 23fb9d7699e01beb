using BuildTimeML.Compression.Quantization;

namespace BuildTimeML.Compression.Selection;

/// <summary>The values of <c>Precision</c> that leave the choice of a scheme to what is measured.</summary>
internal static class ChoiceTable
{
    public static IReadOnlyList<(string Precision, IReadOnlyList<string> Schemes)> All { get; } =
    [
        ("Int8", ["Int8Static", "Int8Dynamic", "Int8WeightOnly"]),
        ("Auto", ["Float32", "Int8WeightOnly", "Int8Dynamic", "Int8Static"]),
    ];

    /// <returns>The scheme of that name or those to choose from; none where the name is not known.</returns>
    /// <param name="precision">A scheme, or a choice of several.</param>
    /// <param name="provider">The execution provider that a variant is for; empty for the item's own model.</param>
    public static IReadOnlyList<IQuantizationScheme> Schemes(string precision, string provider) =>
        [.. All.Where(c => c.Precision == precision).SelectMany(c => c.Schemes).DefaultIfEmpty(precision).Select(p => SchemeTable.Find(p, provider)).OfType<IQuantizationScheme>()];

    public static bool IsChoice(string precision) => All.Any(c => c.Precision == precision);
}
