using System.Globalization;
using BuildTimeML.Build;
using BuildTimeML.Compression.Budgets;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Fusion;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Locking;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Reporting;
using BuildTimeML.Compression.Selection;
using BuildTimeML.Manifest;
using BuildTimeML.Runtime;
using ModelFile = BuildTimeML.Manifest.ModelFile;

namespace BuildTimeML.Compression.Building;

/// <summary>
/// From a model and the manifest of its signature to the optimised model and its complete manifest. Both are put in place
/// at the very end: a build that fails or is cancelled leaves what was there.
/// </summary>
internal static class ModelBuilder
{
    /// <returns>The complete manifest.</returns>
    /// <exception cref="BuildErrorException">The model cannot be built, for a reason that the user can act on.</exception>
    /// <exception cref="OperationCanceledException">The build was cancelled.</exception>
    public static ModelManifest Build(WorkerItem item, SampleSets samples, IBuildProgress progress, CancellationToken cancellation, ReportCollector? report = null, LockedChoice? choice = null)
    {
        report ??= new ReportCollector();
        ModelManifest signature = ReadManifest(item);

        // Times and fusions on this machine's CPU tell nothing of another execution provider.
        bool isVariant = item.Provider.Length > 0;
        string name = isVariant ? $"{signature.Source.Path} for {item.Provider}" : signature.Source.Path;
        if (ChoiceTable.Schemes(signature.Precision, item.Provider).Count == 0)
        {
            throw new BuildErrorException(BuildErrors.InvalidPrecision.With(signature.Precision, string.Join(", ", Precisions.All)));
        }

        using var original = OriginalModel.Open(name, item, signature, samples, progress, cancellation);
        samples = original.Samples;
        ModelEvaluator evaluator = original.Evaluator;
        report.Simplified(original.Simplified.Log);
        SchemeContext context = ContextOf(item, samples, progress, cancellation);
        using var student = StudentModel.Make(original, item, signature, context);
        report.Trained(student.Training);
        context = student.Training is { } training ? context with { TrainedRanges = training.Ranges } : context;
        using ModelEvaluator? ofStudent = student.IsChanged ? original.EvaluatorOf(student.Path) : null;
        var maker = new CandidateMaker(name, student.Path, item.OutputPath, ofStudent ?? evaluator, context) { Defaults = original.Optional.Defaults };
        QualityMeter? quality = samples.Evaluation is { } set ? new QualityMeter(evaluator.Original, set with { Output = signature.Labels?.Output }) : null;
        ILatencyMeter? latency = evaluator.NotRun is null && !isVariant ? new LatencyMeter(original.Simplified.Path, () => evaluator.Inputs(0)) : null;
        var selector = new Selector(new SelectionContext(name, item, maker, quality, latency, progress, cancellation) { Report = report });
        using Trial chosen = selector.Choose(signature.Precision, choice);
        Candidate candidate = chosen.Candidate;
        report.Chosen(chosen, original.Model);
        Report(progress, name, candidate);
        if (!isVariant)
        {
            FusionReport.Write(name, candidate, progress, report);
        }

        cancellation.ThrowIfCancellationRequested();
        using Candidate? saved = item.SaveOptimizedGraph && !isVariant ? Save(candidate, item, signature, evaluator, progress, cancellation) : null;
        Candidate shipped = saved ?? candidate;
        cancellation.ThrowIfCancellationRequested();
        var budgets = new BudgetContext(name, item, chosen, maker, quality, progress)
        {
            Saved = saved,
            Runs = latency is null ? null : new RunMeters(latency, new RunTimer(() => original.Optional.LeaveOut(evaluator.Inputs(0))), MemoryMeter.Own()),
            NotRun = evaluator.NotRun,
            Cancellation = cancellation,
        };
        BudgetTable.Check(budgets, report.Held);
        CheckEmbedding(name, shipped, signature.Embedding);

        cancellation.ThrowIfCancellationRequested();
        progress.Phase("writing");
        report.Shipped(shipped.Size, item.Pruning.AnyPruning ? shipped.CompressedSize(cancellation) : null);
        ModelManifest manifest = Complete(signature, original, item, shipped, student, chosen.Quality);
        manifest = saved is null ? manifest : manifest with { OptimizedBy = OnnxRuntimeEngine.Version };
        OutputFiles.PutInPlace(item, shipped.File, manifest);
        return manifest;
    }

    /// <summary>Trains the model where its item asks for that and no training is kept of what it is now; builds nothing.</summary>
    /// <exception cref="BuildErrorException">It cannot be trained, for a reason that the user can act on.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static void Train(WorkerItem item, SampleSets samples, IBuildProgress progress, CancellationToken cancellation)
    {
        ModelManifest signature = ReadManifest(item);
        using var original = OriginalModel.Open(signature.Source.Path, item, signature, samples, progress, cancellation);
        StudentModel.Make(original, item, signature, ContextOf(item, original.Samples, progress, cancellation)).Dispose();
    }

    /// <exception cref="BuildErrorException">There is none that can be read.</exception>
    public static ModelManifest ReadManifest(WorkerItem item)
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

    private static SchemeContext ContextOf(WorkerItem item, SampleSets samples, IBuildProgress progress, CancellationToken cancellation) =>
        new(samples.Calibration, progress, cancellation) { Method = Enum.Parse<RangeMethod>(item.Data.Method), Rounding = Enum.Parse<RoundingMethod>(item.Data.Rounding) };

    private static void Report(IBuildProgress progress, string name, Candidate candidate)
    {
        PassLog log = candidate.Log;
        string declined = string.Join("; ", log.Declined.Select(d => $"{d.Subject} by {d.Pass} ({DeclineReasons.Describe(d.Reason!.Value)})"));
        if (log.OpsetStop is { } stop)
        {
            progress.Warning(BuildErrors.OpsetNotUpgraded.With(name, stop.Version, stop));
        }

        if (candidate.Precision != Precisions.Default && !log.AnythingDone)
        {
            progress.Warning(BuildErrors.NothingToCompress.With(name, candidate.Precision, declined.Length > 0 ? declined : "it has no float32 weights of products, convolutions or lookups"));
        }
        else if (declined.Length > 0)
        {
            progress.Info($"left as they are in '{name}': {declined}");
        }
    }

    private static Candidate? Save(Candidate candidate, WorkerItem item, ModelManifest signature, ModelEvaluator evaluator, IBuildProgress progress, CancellationToken cancellation)
    {
        progress.Phase("optimising the graph");
        Candidate? saved = SavedGraph.Make(candidate, item, signature.Embedding == ModelEmbedding.None, evaluator, out string? whyNot, cancellation);
        if (whyNot is not null)
        {
            progress.Info($"the graph of '{signature.Source.Path}' is optimised when it is loaded: {whyNot}");
        }

        return saved;
    }

    private static void CheckEmbedding(string name, Candidate shipped, ModelEmbedding embedding)
    {
        if (embedding != ModelEmbedding.None && shipped.File.WeightsPath is not null)
        {
            throw new BuildErrorException(BuildErrors.TooLargeToEmbed.With(name, shipped.Precision, shipped.Size, embedding, int.MaxValue));
        }
    }

    private static ModelManifest Complete(ModelManifest signature, OriginalModel original, WorkerItem item, Candidate candidate, StudentModel student, Quality? quality)
    {
        IReadOnlyList<ModelFile> sources = original.Files.Hash();
        return signature with
        {
            Stage = ManifestStage.Complete,
            Source = sources[0],
            SourceWeights = sources.Skip(1).ToEquatableArray(),
            Asset = FileHash.Of(candidate.File.Path, item.AssetPath),
            AssetWeights = candidate.File.WeightsPath is { } weights ? FileHash.OfWeights(weights, TemporaryModel.WeightsOf(item.AssetPath)) : null,
            Labels = signature.Labels is { } labels ? labels with { Scores = ScoreKinds.Of(original.Model.Graph, labels.Output) } : null,
            Measurements = Measured(signature.Precision, candidate, sources.Sum(s => s.Size), student, quality).ToEquatableArray(),
        };
    }

    // Nothing that varies between machines: no times.
    private static IEnumerable<Measurement> Measured(string declared, Candidate candidate, long originalSize, StudentModel student, Quality? quality)
    {
        yield return new Measurement("size", SizeText.Ratio(candidate.Size, originalSize));
        if (candidate.Precision != declared)
        {
            yield return new Measurement("precision", candidate.Precision);
        }

        if (student.PrunedDescription is { } pruned)
        {
            yield return new Measurement("pruned", pruned);
        }

        if (student.Training is { } training)
        {
            yield return new Measurement("trained", training.Describe());
        }

        if (quality is { Outputs.Count: > 0 } && double.IsFinite(quality.Decibels))
        {
            yield return new Measurement("SQNR", string.Create(CultureInfo.InvariantCulture, $"{quality.Decibels:0.0} dB on {quality.Samples} samples"));
        }

        if (quality?.Agreement is { } agreement)
        {
            yield return new Measurement("agreement", string.Create(CultureInfo.InvariantCulture, $"{100 * agreement:0.0#} %"));
        }

        if (quality?.AccuracyBefore is { } before)
        {
            yield return new Measurement("accuracy", string.Create(CultureInfo.InvariantCulture, $"{100 * quality.AccuracyAfter:0.0#} % (original {100 * before:0.0#} %)"));
        }
    }
}
