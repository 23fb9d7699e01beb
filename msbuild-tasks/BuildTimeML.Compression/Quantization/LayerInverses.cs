using BuildTimeML.Build;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Quantization;

/// <summary>The inverse factors of what layers see in the samples, so that their weights can make good each other's errors.</summary>
internal static class LayerInverses
{
    /// <returns>A factor for each group of the layer of a weight that <see cref="LayerGrams"/> has a matrix for.</returns>
    /// <exception cref="BuildErrorException">The samples do not fit the model, or give numbers that are not finite.</exception>
    public static IReadOnlyDictionary<Value, InverseFactor[]> Of(Model model, IReadOnlyList<Value> weights, SchemeContext context) =>
        LayerGrams.Of(model, weights, context).ToDictionary(g => g.Key, g => Invert(g.Value, context.Rounding));

    private static InverseFactor[] Invert(GramMatrix matrix, RoundingMethod rounding) =>
        [.. Enumerable.Range(0, matrix.Groups).Select(g => InverseFactor.For(rounding, matrix.Elements.AsMemory(g * matrix.Length * matrix.Length, matrix.Length * matrix.Length), matrix.Length, Gptq.Damping))];
}
