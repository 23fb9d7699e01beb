using BuildTimeML.Build;
using BuildTimeML.Manifest;

namespace BuildTimeML.Tasks.Items;

/// <summary>
/// The worker writes a manifest for each variant, as if it was a model of its own; here they become part of the manifest of
/// their model, the only one that the generator sees. So a variant is made, or goes, without the others being made again.
/// </summary>
internal static class VariantManifests
{
    /// <param name="models">All models of the project, with their variants; all of them are built.</param>
    /// <exception cref="IOException">A manifest cannot be written.</exception>
    public static void Join(IReadOnlyList<ResolvedModel> models)
    {
        foreach (ResolvedModel model in models.Where(m => m.Provider.Length == 0))
        {
            ManifestVariant[] variants = [.. models.Where(m => m.Provider.Length > 0 && m.ModelManifest == model.Manifest).Select(Read).OfType<ManifestVariant>()];
            if (model.ReadManifest() is { Stage: ManifestStage.Complete } manifest && !manifest.Variants.SequenceEqual(variants))
            {
                AtomicFile.WriteIfDifferent(model.Manifest, ManifestWriter.Write(manifest with { Variants = variants.ToEquatableArray() }));
            }
        }
    }

    private static ManifestVariant? Read(ResolvedModel variant) => variant.ReadManifest() is { Asset: { } asset } manifest
        ? new ManifestVariant(variant.Provider, manifest.Precision, asset, manifest.AssetWeights, manifest.Measurements)
        : null;
}
