using BuildTimeML.Build;
using BuildTimeML.Manifest;
using BuildTimeML.Tasks.Signatures;
using Microsoft.Build.Framework;

namespace BuildTimeML.Tasks.Items;

/// <summary>An <c>OptimizedModel</c> item, read and checked.</summary>
/// <param name="Item">As MSBuild has it.</param>
/// <param name="ModelPath">Absolute.</param>
/// <param name="Manifest">In the signature stage.</param>
/// <param name="MaxSize">In bytes, where the item sets one.</param>
internal sealed record ModelItem(ITaskItem Item, string ModelPath, ModelManifest Manifest, long? MaxSize)
{
    /// <summary>The budgets on what it gives.</summary>
    public QualityLimits Limits { get; init; } = QualityLimits.None;

    /// <summary>The budgets on what it costs.</summary>
    public CostLimits Costs { get; init; } = CostLimits.None;

    /// <summary>What is taken out of it.</summary>
    public PruningSettings Pruning { get; init; } = PruningSettings.None;

    /// <summary>How it is trained.</summary>
    public TrainingSettings Training { get; init; } = TrainingSettings.None;

    /// <summary>Whether a model that breaks its budgets is shipped all the same, with warnings.</summary>
    public bool BudgetsWarn { get; init; }

    /// <summary>Whether a smaller file is worth more than a faster one.</summary>
    public bool OptimizeSize { get; init; }

    /// <summary>The models that are made for single execution providers, besides the item's own.</summary>
    public IReadOnlyList<ModelVariant> Variants { get; init; } = [];

    /// <summary>Whether the engine optimises the graph at build.</summary>
    public bool SaveOptimizedGraph { get; init; }

    /// <summary>The name of its class with the namespace; also the name of its files.</summary>
    public string FullName => Manifest.FullName;

    /// <exception cref="BuildErrorException">The model or a metadata value cannot be used.</exception>
    public static ModelItem Read(ITaskItem item, ProjectSettings project)
    {
        string path = project.Absolute(item.ItemSpec);
        string name = item.ItemSpec.Replace('\\', '/');
        ModelSignature model = OptionalInputsMetadata.Include(item, ModelSignatureReader.Read(path, name));
        ModelSignature signature = NamedDimensions.Freeze(
            model, NamedDimensions.Read(item.GetMetadata(ItemNames.Dimensions), NamedDimensions.OfInputs(model), BuildErrors.InvalidDimensions));
        OptionalInputsMetadata.CheckShapes(item, signature);
        var manifest = new ModelManifest(
            ManifestStage.Signature,
            ClassMetadata.ReadName(item),
            ClassMetadata.ReadNamespace(item, project),
            new ModelFile(name, SourceFile.Length(path), Sha256: ""),
            ReadPrecision(item),
            signature.Inputs.ToEquatableArray(),
            signature.Outputs.ToEquatableArray(),
            NamedDimensions.Read(item.GetMetadata(ItemNames.MaxDimensions), NamedDimensions.All(signature), BuildErrors.InvalidMaxDimensions).ToEquatableArray(),
            LabelsFile.Read(item, project, signature),
            Asset: null,
            EquatableArray<Measurement>.Empty)
        {
            Accessibility = ClassMetadata.ReadAccessibility(item),
            HasFake = ClassMetadata.ReadFake(item),
            Embedding = StartMetadata.ReadEmbedding(item),
            SourceWeights = WeightsFiles.Of(model.WeightsLocations, name, path),
            Preprocess = DataMetadata.ReadPreprocess(item, signature),
            States = StateMetadata.Read(item, signature).ToEquatableArray(),
            OptionalInputs = signature.OptionalInputs.ToEquatableArray(),
            ExecutionProviders = ProviderMetadata.Read(item).ToEquatableArray(),
        };
        DataMetadata.Check(item);
        var read = new ModelItem(item, path, manifest, CostMetadata.ReadSize(item, ItemNames.MaxSize))
        {
            Limits = QualityMetadata.ReadLimits(item),
            Costs = CostMetadata.ReadLimits(item),
            Pruning = PruningMetadata.Read(item),
            Training = TrainingMetadata.Read(item),
            BudgetsWarn = CostMetadata.ReadWarn(item),
            OptimizeSize = QualityMetadata.ReadOptimizeSize(item),
            Variants = VariantMetadata.Read(item, manifest.ExecutionProviders),
            SaveOptimizedGraph = StartMetadata.ReadSaveOptimizedGraph(item, manifest.ExecutionProviders),
        };
        Contradictions.Check(read);
        return read;
    }

    private static string ReadPrecision(ITaskItem item)
    {
        string value = item.GetMetadata(ItemNames.Precision).Trim();
        return value.Length == 0
            ? Precisions.Default
            : ListMetadata.Find(Precisions.All, value) ?? throw new BuildErrorException(BuildErrors.InvalidPrecision.With(value, string.Join(", ", Precisions.All)));
    }
}
