using BuildTimeML.Compression.Building;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Caching;

/// <summary>A manifest without what a project calls things: two that are the same need the same model.</summary>
internal static class AnonymousManifest
{
    public static ModelManifest Of(ModelManifest manifest) => manifest with
    {
        ClassName = "",
        Namespace = "",
        Accessibility = default,
        HasFake = false,
        Source = new ModelFile("", 0, ""),
        SourceWeights = EquatableArray<ModelFile>.Empty,
    };

    /// <summary>The complete manifest of one project, as that of another whose signature is the same but for the names.</summary>
    /// <param name="complete">The one.</param>
    /// <param name="signature">Of the other.</param>
    /// <param name="assetPath">Where the other finds its model.</param>
    public static ModelManifest Rename(ModelManifest complete, ModelManifest signature, string assetPath) => complete with
    {
        ClassName = signature.ClassName,
        Namespace = signature.Namespace,
        Accessibility = signature.Accessibility,
        HasFake = signature.HasFake,
        Source = Rename(complete.Source, signature.Source),
        SourceWeights = complete.SourceWeights.Zip(signature.SourceWeights, Rename).ToEquatableArray(),
        Asset = complete.Asset! with { Path = assetPath },
        AssetWeights = complete.AssetWeights is { } weights ? weights with { Path = TemporaryModel.WeightsOf(assetPath) } : null,
    };

    private static ModelFile Rename(ModelFile file, ModelFile name) => file with { Path = name.Path };
}
