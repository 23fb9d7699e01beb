namespace BuildTimeML.Runtime;

/// <summary>What the build knows of a model; a generated class holds it as constants.</summary>
/// <param name="Name">The class's name.</param>
/// <param name="Precision">The precision it was optimised to.</param>
/// <param name="AssetPath">The model's file, relative to <see cref="ModelOptions.ModelDirectory"/>, with forward slashes; the name of the resource where it is <see cref="Embedded"/>.</param>
/// <param name="Size">The model's length in bytes.</param>
/// <param name="Sha256">The model's SHA-256, in hexadecimal.</param>
/// <param name="OriginalSize">The bytes of the model it was made from, in all its files.</param>
public sealed record ModelInfo(string Name, string Precision, string AssetPath, long Size, string Sha256, long OriginalSize)
{
    /// <summary>The file with the weights; null, the default, where the model's own file holds them.</summary>
    public WeightsFile? Weights { get; init; }

    /// <summary>The resource that the model is; null, the default, where it is a file.</summary>
    public EmbeddedModel? Embedded { get; init; }

    /// <summary>The engine that optimised the graph at build, such as <c>1.30.0</c>; null, the default, where that is left to loading.</summary>
    public string? OptimizedBy { get; init; }

    /// <summary>The names of the execution providers that the item prefers, such as <c>Cuda</c>; none by default.</summary>
    public IReadOnlyList<string> Providers { get; init; } = [];

    /// <summary>The models for single execution providers, as the item's metadata <c>Variants</c> lists them; none by default.</summary>
    public IReadOnlyList<ModelVariant> Variants { get; init; } = [];

    /// <summary>The same with the file of a variant, which is a resource where the model is one.</summary>
    internal ModelInfo With(ModelVariant variant) => this with
    {
        Precision = variant.Precision,
        AssetPath = variant.AssetPath,
        Size = variant.Size,
        Sha256 = variant.Sha256,
        Weights = variant.Weights,
        Embedded = Embedded is { } embedded ? embedded with { ResourceName = variant.AssetPath } : null,
        OptimizedBy = null,
    };
}
