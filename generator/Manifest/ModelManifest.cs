namespace BuildTimeML.Manifest;

/// <summary>
/// What the build knows of one model, and all that the generator knows: the only contract between the two.
/// It holds nothing that varies from machine to machine: no time, no absolute path.
/// </summary>
/// <param name="Stage">Whether the optimised model exists yet.</param>
/// <param name="ClassName">The generated class; a valid identifier.</param>
/// <param name="Namespace">Its namespace; valid, may be empty for the global one.</param>
/// <param name="Source">The model as the project names it.</param>
/// <param name="Precision">The <c>Precision</c> of the item.</param>
/// <param name="Inputs">In the order of the model, those that are optional last.</param>
/// <param name="Outputs">In the order of the model.</param>
/// <param name="MaxDimensions">The most that named dimensions may be; 1 for those that are not listed.</param>
/// <param name="Labels">The names of the classes, where the item gives them.</param>
/// <param name="Asset">The optimised model; null in the signature stage.</param>
/// <param name="Measurements">What was measured and does not vary, in the order to show it.</param>
internal sealed record ModelManifest(
    ManifestStage Stage,
    string ClassName,
    string Namespace,
    ModelFile Source,
    string Precision,
    EquatableArray<TensorSignature> Inputs,
    EquatableArray<TensorSignature> Outputs,
    EquatableArray<DimensionLimit> MaxDimensions,
    LabelSet? Labels,
    ModelFile? Asset,
    EquatableArray<Measurement> Measurements)
{
    /// <summary>The class with its namespace.</summary>
    public string FullName => Namespace.Length == 0 ? ClassName : $"{Namespace}.{ClassName}";

    /// <summary>Who may use the generated class.</summary>
    public ClassAccessibility Accessibility { get; init; }

    /// <summary>Whether a class comes with it that stands in for it in unit tests.</summary>
    public bool HasFake { get; init; }

    /// <summary>The files beside the model that its weights lie in, as the project names them; mostly none.</summary>
    public EquatableArray<ModelFile> SourceWeights { get; init; } = EquatableArray<ModelFile>.Empty;

    /// <summary>The file beside the optimised model that weights lie in, its hash that of its pieces' hashes; null where one file holds it all.</summary>
    public ModelFile? AssetWeights { get; init; }

    /// <summary>Where the optimised model goes: beside the application, or into its assembly.</summary>
    public ModelEmbedding Embedding { get; init; }

    /// <summary>The version of the engine that optimised the graph; null where that is left to loading.</summary>
    public string? OptimizedBy { get; init; }

    /// <summary>What makes an input of an image, where the item says it.</summary>
    public ImagePreprocess? Preprocess { get; init; }

    /// <summary>Inputs that get what an output gave in the call before.</summary>
    public EquatableArray<StatePair> States { get; init; } = EquatableArray<StatePair>.Empty;

    /// <summary>The names of the inputs that have a default in the model, so that a call may leave them out.</summary>
    public EquatableArray<string> OptionalInputs { get; init; } = EquatableArray<string>.Empty;

    /// <summary>The inputs that each call has to give, states among them.</summary>
    public IEnumerable<TensorSignature> RequiredInputs => Inputs.Where(input => !OptionalInputs.Contains(input.Name));

    /// <summary>The names of the execution providers that it prefers to run on, the first first; mostly none.</summary>
    public EquatableArray<string> ExecutionProviders { get; init; } = EquatableArray<string>.Empty;

    /// <summary>The models for single execution providers, once they are built, in the order of the item.</summary>
    public EquatableArray<ManifestVariant> Variants { get; init; } = EquatableArray<ManifestVariant>.Empty;

    /// <summary>The bytes of the model and of its weights.</summary>
    public long SourceSize => Source.Size + SourceWeights.Sum(w => w.Size);

    /// <summary>The bytes of the optimised model and of its weights; 0 in the signature stage.</summary>
    public long AssetSize => (Asset?.Size ?? 0) + (AssetWeights?.Size ?? 0);

    /// <summary>The same without what only the worker can say.</summary>
    public ModelManifest ToSignatureStage() => this with
    {
        Stage = ManifestStage.Signature,
        Source = Source with { Sha256 = "" },
        SourceWeights = SourceWeights.Select(w => w with { Sha256 = "" }).ToEquatableArray(),
        Labels = Labels is { } labels ? labels with { Scores = ScoreKind.Logit } : null,
        Asset = null,
        AssetWeights = null,
        Variants = EquatableArray<ManifestVariant>.Empty,
        OptimizedBy = null,
        Measurements = EquatableArray<Measurement>.Empty,
    };
}

internal enum ManifestStage
{
    /// <summary>Types only: read from the model's header before anything was compressed.</summary>
    Signature,

    /// <summary>The optimised model was written and verified.</summary>
    Complete,
}

/// <param name="Path">Relative, with '/': to the project (source) or to the application (asset).</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">64 lower-case hexadecimal digits; empty where it is not known yet.</param>
internal sealed record ModelFile(string Path, long Size, string Sha256);

internal sealed record DimensionLimit(string Symbol, long Maximum);

/// <param name="Name">For example <c>agreement</c>.</param>
/// <param name="Value">For example <c>99.6 %</c>.</param>
internal sealed record Measurement(string Name, string Value);
