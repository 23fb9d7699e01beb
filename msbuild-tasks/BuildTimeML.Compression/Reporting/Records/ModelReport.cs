using BuildTimeML.Build;
using BuildTimeML.Compression.Budgets;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Reporting.Records;

/// <summary>What the build did to one model and measured of it: the content of <c>NAME.report.json</c>. docs/report.md describes each member.</summary>
internal sealed record ModelReport
{
    /// <summary>Raised with each change that a reader of an older report would not understand.</summary>
    public const int CurrentSchema = 1;

    public int Schema { get; init; } = CurrentSchema;

    /// <summary>The model as the project names it.</summary>
    public required string Name { get; init; }

    /// <summary>The generated class with its namespace.</summary>
    public required string Class { get; init; }

    /// <summary>The execution provider of a variant; empty for the item's own model.</summary>
    public string Provider { get; init; } = "";

    /// <summary>The <c>Precision</c> of the item.</summary>
    public required string DeclaredPrecision { get; init; }

    /// <summary>What it ended in; null where it did not come so far.</summary>
    public string? Precision { get; init; }

    /// <summary>When the build began on it, in UTC.</summary>
    public DateTime MadeAt { get; init; }

    /// <summary>How long it took.</summary>
    public double Seconds { get; init; }

    public ReportedMachine Machine { get; init; } = ReportedMachine.Unknown;

    /// <summary>Whether the model was in the cache: then times and machine are those of whoever made it.</summary>
    public bool IsFromCache { get; init; }

    /// <summary>What broke the build; none where the model is in place.</summary>
    public IReadOnlyList<ReportedMessage> Errors { get; init; } = [];

    /// <summary>In all files of the original.</summary>
    public long BytesBefore { get; init; }

    /// <summary>In all files of what is shipped; null where nothing is.</summary>
    public long? BytesAfter { get; init; }

    /// <summary>The same after Brotli, for a model with weights that were made zero: only there do they save anything. Null for any other.</summary>
    public long? CompressedBytes { get; init; }

    /// <summary>How the model was trained; null where it was not.</summary>
    public ReportedTraining? Training { get; init; }

    public IReadOnlyList<ReportedTensor> Tensors { get; init; } = [];

    public IReadOnlyList<ReportedCandidate> Candidates { get; init; } = [];

    public IReadOnlyList<BudgetOutcome> Budgets { get; init; } = [];

    /// <summary>Of each layer that was left in float32 alone; none where no budget made it necessary.</summary>
    public IReadOnlyList<ReportedSensitivity> Sensitivity { get; init; } = [];

    public ReportedFusions Fusions { get; init; } = ReportedFusions.None;

    public IReadOnlyList<ReportedPass> Passes { get; init; } = [];

    public IReadOnlyList<ReportedRange> Ranges { get; init; } = [];

    /// <summary>The warnings and what the log says, in order.</summary>
    public IReadOnlyList<ReportedMessage> Messages { get; init; } = [];

    /// <summary>What the project says of the model.</summary>
    public IReadOnlyList<ReportedMetadata> Metadata { get; init; } = [];

    /// <summary>The command lines that make it again.</summary>
    public IReadOnlyList<string> Commands { get; init; } = [];

    /// <summary>What is known before anything was done.</summary>
    public static ModelReport About(WorkerItem item, ModelManifest signature) => new()
    {
        Name = signature.Source.Path,
        Class = signature.FullName,
        Provider = item.Provider,
        DeclaredPrecision = signature.Precision,
        BytesBefore = signature.SourceWeights.Select(w => WeightsLocation.PathOf(item.ModelPath, signature.Source.Path, w.Path))
            .Prepend(item.ModelPath).Sum(SourceFile.Length),
        Metadata = [.. item.Metadata.Select(m => new ReportedMetadata(m.Key, m.Value))],
        Commands = CommandLines.Of(item, signature.Source.Path),
    };
}
