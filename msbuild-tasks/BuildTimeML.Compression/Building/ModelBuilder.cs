using BuildTimeML.Build;
using BuildTimeML.Compression.Budgets;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Building;

/// <summary>
/// From a model and the manifest of its signature to the optimised model and its complete manifest. Both are put in place
/// at the very end: a build that fails or is cancelled leaves what was there.
/// </summary>
internal static class ModelBuilder
{
    /// <exception cref="BuildErrorException">The model cannot be built, for a reason that the user can act on.</exception>
    /// <exception cref="OperationCanceledException">The build was cancelled.</exception>
    public static void Build(WorkerItem item, IBuildProgress progress, CancellationToken cancellation)
    {
        ModelManifest signature = ReadManifest(item);
        string name = signature.Source.Path;
        IQuantizationScheme scheme = SchemeTable.Find(signature.Precision)
            ?? throw new BuildErrorException(BuildErrors.InvalidPrecision.With(signature.Precision, string.Join(", ", SchemeTable.All.Select(s => s.Precision))));
        TemporaryFile.DeleteLeftovers(item.OutputPath);
        TemporaryFile.DeleteLeftovers(item.ManifestPath);

        progress.Phase("reading");
        using Model original = ModelReading.Read(name, item.ModelPath);
        if (ContradictingShapes.Find(name, original) is { } contradiction)
        {
            progress.Warning(contradiction);
        }

        cancellation.ThrowIfCancellationRequested();
        IReadOnlyList<DimensionLimit> frozen = FrozenModel.Dimensions(original, signature);
        using var source = FrozenModel.Make(name, item.ModelPath, item.OutputPath, frozen);
        progress.Phase("running the original");
        using var evaluator = new ModelEvaluator(name, item.ModelPath, [.. signature.MaxDimensions, .. frozen]);
        if (evaluator.NotRun is { } reason)
        {
            progress.Info($"'{name}' cannot be run on synthetic inputs, so its graph is left as it is and the optimised model is only loaded: {reason}");
        }

        cancellation.ThrowIfCancellationRequested();
        progress.Phase("simplifying");
        using var simplified = SimplifiedModel.Make(name, source.Path, item.OutputPath, evaluator, cancellation);
        if (simplified.WhyNot is { } whyNot && evaluator.NotRun is null)
        {
            progress.Info($"the graph of '{name}' is left as it is: simplified, {whyNot}");
        }

        cancellation.ThrowIfCancellationRequested();
        progress.Phase($"compressing to {scheme.Precision}");
        var maker = new CandidateMaker(name, simplified.Path, item.OutputPath, evaluator, cancellation);
        using Candidate candidate = maker.Make(scheme);
        Report(progress, name, scheme, candidate.Log);
        BudgetTable.Check(new BudgetContext(name, item, candidate, maker));

        cancellation.ThrowIfCancellationRequested();
        progress.Phase("writing");
        PutInPlace(item, candidate, Complete(signature, item, original, candidate));
    }

    private static ModelManifest ReadManifest(WorkerItem item)
    {
        try
        {
            return ManifestReader.Read(File.ReadAllText(item.ManifestPath));
        }
        catch (RecordException e)
        {
            throw new BuildErrorException(BuildErrors.ModelUnreadable.With(item.ManifestPath, $"line {e.Line}: {e.Message}"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BuildErrorException(BuildErrors.ModelUnreadable.With(item.ManifestPath, e.Message));
        }
    }

    private static void Report(IBuildProgress progress, string name, IQuantizationScheme scheme, PassLog log)
    {
        string declined = string.Join("; ", log.Declined.Select(d => $"{d.Subject} by {d.Pass} ({DeclineReasons.Describe(d.Reason!.Value)})"));
        if (log.OpsetStop is { } stop)
        {
            progress.Warning(BuildErrors.OpsetNotUpgraded.With(name, stop.Version, stop));
        }

        if (scheme is not Float32Scheme && !log.AnythingDone)
        {
            progress.Warning(BuildErrors.NothingToCompress.With(name, scheme.Precision, declined.Length > 0 ? declined : "it has no float32 weights of products, convolutions or lookups"));
        }
        else if (declined.Length > 0)
        {
            progress.Info($"left as they are in '{name}': {declined}");
        }
    }

    private static ModelManifest Complete(ModelManifest signature, WorkerItem item, Model original, Candidate candidate)
    {
        long size = new FileInfo(item.ModelPath).Length;
        return signature with
        {
            Stage = ManifestStage.Complete,
            Source = signature.Source with { Size = size, Sha256 = FileHash.Sha256(item.ModelPath) },
            Asset = new ModelFile(item.AssetPath, candidate.Size, FileHash.Sha256(candidate.File.Path)),
            Labels = signature.Labels is { } labels ? labels with { Scores = ScoreKinds.Of(original.Graph, labels.Output) } : null,
            Measurements = EquatableArray.Of(new Measurement("size", SizeText.Ratio(candidate.Size, size))),
        };
    }

    private static void PutInPlace(WorkerItem item, Candidate candidate, ModelManifest manifest)
    {
        try
        {
            if (!FileHash.IsSame(item.OutputPath, manifest.Asset!))
            {
                candidate.File.TakePlace();
            }

            AtomicFile.WriteIfDifferent(item.ManifestPath, ManifestWriter.Write(manifest));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BuildErrorException(BuildErrors.OutputNotWritten.With(item.OutputPath, e.Message));
        }
    }
}
