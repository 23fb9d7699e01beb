namespace BuildTimeML.Manifest;

/// <summary>A model of an item that is made for one execution provider.</summary>
/// <param name="Provider">For example <c>Cuda</c>.</param>
/// <param name="Precision">Of the item's <c>Variants</c>.</param>
/// <param name="Asset">The optimised model.</param>
/// <param name="AssetWeights">The file beside it that weights lie in; null where one file holds it all.</param>
/// <param name="Measurements">What was measured and does not vary, in the order to show it.</param>
internal sealed record ManifestVariant(string Provider, string Precision, ModelFile Asset, ModelFile? AssetWeights, EquatableArray<Measurement> Measurements)
{
    /// <summary>The bytes of the optimised model and of its weights.</summary>
    public long AssetSize => Asset.Size + (AssetWeights?.Size ?? 0);
}
