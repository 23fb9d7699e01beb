using BuildTimeML.Manifest;
using static BuildTimeML.Manifest.Record;

namespace BuildTimeML.Build;

/// <summary>What the task asks of the worker: a file, because command lines are short and quoting is not portable.</summary>
/// <param name="EnginePath">ONNX Runtime's native library.</param>
/// <param name="Items">The models to optimise, one after the other.</param>
internal sealed record WorkerRequest(string EnginePath, IReadOnlyList<WorkerItem> Items)
{
    private const string Kind = "buildtimeml-request";
    private const int Version = 1;

    /// <summary>Where models may be that were made before; null where nothing is to be taken from anywhere.</summary>
    public CacheSettings? Cache { get; init; }

    /// <summary>The report to join from those of the models; null where none is wanted.</summary>
    public ReportRequest? Report { get; init; }

    /// <summary>The lock file; null where the project has none.</summary>
    public LockRequest? Lock { get; init; }

    public string Write() => Record.Write(Kind, Version, Lines());

    /// <exception cref="RecordException">The text is no request of this version.</exception>
    public static WorkerRequest Read(string text)
    {
        string? engine = null;
        CacheSettings? cache = null;
        LockRequest? locked = null;
        ReportRequest? report = null;
        var items = new List<WorkerItem>();
        foreach (Record record in Parse(Kind, Version, text))
        {
            switch (record.Keyword)
            {
                case "engine":
                    engine = record.String();
                    break;
                case "cache":
                    cache = new CacheSettings(record.String(), record.Integer());
                    break;
                case "report":
                    report = ReportRequest.Read(record);
                    break;
                case "lock":
                    locked = LockRequest.Read(record);
                    break;
                case "item":
                    items.Add(new WorkerItem((int)record.Integer(), record.String(), record.String(), record.String(), record.String(), record.AtEnd ? null : record.Integer()));
                    break;
                case "data":
                    items[items.Count - 1] = items[items.Count - 1] with { Data = ItemData.Read(record) };
                    break;
                case "limits":
                    items[items.Count - 1] = items[items.Count - 1] with { Limits = QualityLimits.Read(record.String()) };
                    break;
                case "costs":
                    items[items.Count - 1] = items[items.Count - 1] with { Costs = CostLimits.Read(record.String()) };
                    break;
                case "pruning":
                    items[items.Count - 1] = items[items.Count - 1] with { Pruning = PruningSettings.Read(record.String()) };
                    break;
                case "training":
                    items[items.Count - 1] = items[items.Count - 1] with { Training = TrainingSettings.Read(record) };
                    break;
                case "budgets-warn":
                    items[items.Count - 1] = items[items.Count - 1] with { BudgetsWarn = true };
                    break;
                case "provider":
                    items[items.Count - 1] = items[items.Count - 1] with { Provider = record.String() };
                    break;
                case "save-optimized-graph":
                    items[items.Count - 1] = items[items.Count - 1] with { SaveOptimizedGraph = true };
                    break;
                case "item-report":
                    items[items.Count - 1] = items[items.Count - 1] with { ReportPath = record.String() };
                    break;
                case "metadata":
                    items[items.Count - 1] = items[items.Count - 1] with { Metadata = [.. items[items.Count - 1].Metadata, new KeyValuePair<string, string>(record.String(), record.String())] };
                    break;
                case "optimize-size":
                    items[items.Count - 1] = items[items.Count - 1] with { OptimizeSize = true };
                    break;
                default:
                    throw record.Error($"'{record.Keyword}' is not known");
            }
        }

        return new WorkerRequest(engine ?? throw new RecordException(1, "the line 'engine' is missing"), items) { Cache = cache, Lock = locked, Report = report };
    }

    private IEnumerable<IEnumerable<Token>> Lines()
    {
        yield return [Word("engine"), Text(EnginePath)];
        if (Cache is { } cache)
        {
            yield return [Word("cache"), Text(cache.Directory), Number(cache.MaxSize)];
        }

        if (Lock is not null)
        {
            yield return Lock.Write();
        }

        if (Report is not null)
        {
            yield return Report.Write();
        }

        foreach (WorkerItem item in Items)
        {
            List<Token> line = [Word("item"), Number(item.Id), Text(item.ModelPath), Text(item.ManifestPath), Text(item.OutputPath), Text(item.AssetPath)];
            if (item.MaxSize is { } maxSize)
            {
                line.Add(Number(maxSize));
            }

            yield return line;
            if (item.Limits.AnySet)
            {
                yield return [Word("limits"), Text(item.Limits.Write())];
            }

            if (item.Costs.AnySet)
            {
                yield return [Word("costs"), Text(item.Costs.Write())];
            }

            if (item.Pruning.Any)
            {
                yield return [Word("pruning"), Text(item.Pruning.Write())];
            }

            if (item.Training.Any)
            {
                yield return item.Training.Write();
            }

            if (item.BudgetsWarn)
            {
                yield return [Word("budgets-warn")];
            }

            if (item.Provider.Length > 0)
            {
                yield return [Word("provider"), Text(item.Provider)];
            }

            if (item.OptimizeSize)
            {
                yield return [Word("optimize-size")];
            }

            if (item.SaveOptimizedGraph)
            {
                yield return [Word("save-optimized-graph")];
            }

            if (item.ReportPath.Length > 0)
            {
                yield return [Word("item-report"), Text(item.ReportPath)];
            }

            foreach (KeyValuePair<string, string> metadata in item.Metadata)
            {
                yield return [Word("metadata"), Text(metadata.Key), Text(metadata.Value)];
            }

            if (item.Data != ItemData.None)
            {
                yield return item.Data.Write();
            }
        }
    }
}

/// <summary>One model to optimise. The first three paths are absolute.</summary>
/// <param name="Id">Names the item in the worker's events.</param>
/// <param name="ModelPath">The original.</param>
/// <param name="ManifestPath">Its manifest: read in the signature stage, replaced by the complete one.</param>
/// <param name="OutputPath">Where the optimised model goes.</param>
/// <param name="AssetPath">Where the application finds it, relative to its own folder: goes into the manifest.</param>
/// <param name="MaxSize">The budget in bytes, where there is one.</param>
internal sealed record WorkerItem(int Id, string ModelPath, string ManifestPath, string OutputPath, string AssetPath, long? MaxSize)
{
    /// <summary>The budgets on what it gives.</summary>
    public QualityLimits Limits { get; init; } = QualityLimits.None;

    /// <summary>The budgets on what it costs.</summary>
    public CostLimits Costs { get; init; } = CostLimits.None;

    /// <summary>What is taken out of the model.</summary>
    public PruningSettings Pruning { get; init; } = PruningSettings.None;

    /// <summary>How the model is trained.</summary>
    public TrainingSettings Training { get; init; } = TrainingSettings.None;

    /// <summary>Whether a model that breaks its budgets is shipped all the same, with warnings.</summary>
    public bool BudgetsWarn { get; init; }

    /// <summary>The execution provider that the model is a variant for, one of <see cref="VariantProviders"/>; empty for the item's own model.</summary>
    public string Provider { get; init; } = "";

    /// <summary>Whether a smaller file is worth more than a faster one.</summary>
    public bool OptimizeSize { get; init; }

    /// <summary>Whether the engine optimises the graph now, and not each time that it loads it.</summary>
    public bool SaveOptimizedGraph { get; init; }

    /// <summary>Where the report of the model goes, absolute; empty where none is wanted.</summary>
    public string ReportPath { get; init; } = "";

    /// <summary>What the project says of the model, for the report: the names and values that are set.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Metadata { get; init; } = [];

    /// <summary>The files of samples.</summary>
    public ItemData Data { get; init; } = ItemData.None;
}
