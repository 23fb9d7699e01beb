namespace BuildTimeML.Runtime;

/// <summary>A model that the build made for one execution provider: loaded instead of the model itself where that provider runs it.</summary>
/// <param name="Provider">The provider's name in the item's metadata, such as <c>Cuda</c>.</param>
/// <param name="Precision">The precision it was optimised to.</param>
/// <param name="AssetPath">Its file, relative to <see cref="ModelOptions.ModelDirectory"/>, with forward slashes; the name of the resource where the model is in an assembly.</param>
/// <param name="Size">The file's length in bytes.</param>
/// <param name="Sha256">The file's SHA-256, in hexadecimal.</param>
public sealed record ModelVariant(string Provider, string Precision, string AssetPath, long Size, string Sha256)
{
    /// <summary>The file with the weights; null, the default, where the variant's own file holds them.</summary>
    public WeightsFile? Weights { get; init; }
}
