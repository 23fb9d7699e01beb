using BuildTimeML.Manifest;

namespace BuildTimeML.Generator;

public sealed partial class ModelGenerator
{
    /// <summary>The models for single execution providers, in the class's <c>Info</c> and in its documentation.</summary>
    private static class Variants
    {
        /// <summary>The property of <c>ModelInfo</c>; none where there are no variants.</summary>
        public static IEnumerable<string> Of(ModelManifest manifest) =>
            manifest.Variants.Count == 0 ? [] : [$"Variants = [{string.Join(", ", manifest.Variants.Select(New))}]"];

        /// <summary>The property of <c>ModelInfo</c> and of <c>ModelVariant</c>; none where one file holds it all.</summary>
        public static IEnumerable<string> WeightsOf(ModelFile? weights) =>
            weights is null ? [] : [$"Weights = new({Literals.Quote(weights.Path)}, {Literals.Number(weights.Size)}, {Literals.Quote(weights.Sha256)})"];

        public static void WriteDocumentation(ModelManifest manifest, IndentedTextWriter writer)
        {
            foreach (ManifestVariant variant in manifest.Variants)
            {
                string measured = string.Concat(variant.Measurements.Select(m => $"; {Literals.Xml(m.Name)} {Literals.Xml(m.Value)}"));
                writer.WriteLine($"/// <para>On <c>{Literals.Xml(variant.Provider)}</c> as <c>{Literals.Xml(variant.Precision)}</c>: {Literals.Size(variant.AssetSize)}{measured}.</para>");
            }
        }

        private static string New(ManifestVariant variant)
        {
            string values = string.Join(
                ", ", Literals.Quote(variant.Provider), Literals.Quote(variant.Precision), Literals.Quote(variant.Asset.Path), Literals.Number(variant.Asset.Size), Literals.Quote(variant.Asset.Sha256));
            return $"new({values}){string.Concat(WeightsOf(variant.AssetWeights).Select(weights => $" {{ {weights} }}"))}";
        }
    }
}
