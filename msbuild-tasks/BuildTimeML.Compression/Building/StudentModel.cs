using System.Diagnostics;
using BuildTimeML.Build;
using BuildTimeML.Compression.Data.Samples;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Training;
using BuildTimeML.Compression.Training.Kept;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Building;

/// <summary>What candidates are made from: the simplified model, pruned and trained as far as the item asks for it. A trained one is taken from where it is kept, while nothing that it rests on changes.</summary>
internal sealed class StudentModel : IDisposable
{
    // Criteria and repair look at no more.
    private const int SamplesToPruneWith = 256;

    private readonly PrunedModel? _pruned;

    private StudentModel(string path, PrunedModel? pruned, string? description)
    {
        (Path, _pruned, PrunedDescription) = (path, pruned, description);
    }

    public string Path { get; }

    /// <summary>Whether it is meant to give something else than the original. A wrong graph is then seen by what it gives beside this model.</summary>
    public bool IsChanged => PrunedDescription is not null || Training is not null;

    /// <summary>What was taken out; null for nothing.</summary>
    public string? PrunedDescription { get; }

    /// <summary>How it was trained; null where it was not.</summary>
    public TrainingRecord? Training { get; private init; }

    /// <param name="original">The teacher, where the item names no other.</param>
    /// <param name="item">What it asks for.</param>
    /// <param name="signature">Its manifest.</param>
    /// <param name="context">The samples to calibrate with.</param>
    /// <exception cref="BuildErrorException">It cannot be pruned or trained, or a file cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled. A training goes on from where it was.</exception>
    public static StudentModel Make(OriginalModel original, WorkerItem item, ModelManifest signature, SchemeContext context)
    {
        (string name, SampleSets samples, string simplifiedPath) = (original.Name, original.Samples, original.Simplified.Path);
        TrainingSet? data = samples.Training ?? (samples.Calibration is { } calibration ? new TrainingSet(calibration, Labels: null) : null);
        SchemeContext pruning = context.Samples is null && data is not null ? context with { Samples = SelectedSamples.Spread(data.Samples, SamplesToPruneWith) } : context;
        if (!item.Training.Any)
        {
            var pruned = PrunedModel.Make(name, simplifiedPath, item, pruning);
            return new StudentModel(pruned.Path, pruned, pruned.Description);
        }

        using var alone = TrainingLock.Take(item.Training, name, context);
        string key = TrainingKey.Of(item, signature);
        var kept = new KeptTraining(item.Training.ModelPath);
        if (kept.Find(key, out string whyNot) is { } record)
        {
            context.Progress?.Info($"'{name}' is trained already: {record.Describe()}");
            return Trained(item, record);
        }

        if (item.Training.IsCheck)
        {
            throw new BuildErrorException(BuildErrors.NotTrained.With(name, whyNot, item.Training.ModelPath));
        }

        using var student = PrunedModel.Make(name, simplifiedPath, item, pruning);
        string teacher = item.Data.Teacher.Length > 0 ? Teacher(name, item.Data.Teacher, signature) : original.Path;
        return Trained(item, Train(name, item, kept, key, teacher, student, data!, context));
    }

    public void Dispose() => _pruned?.Dispose();

    private static StudentModel Trained(WorkerItem item, TrainingRecord record) =>
        new(item.Training.ModelPath, pruned: null, record.Pruned.Length > 0 ? record.Pruned : null) { Training = record };

    private static TrainingRecord Train(
        string name, WorkerItem item, KeptTraining kept, string key, string teacherPath, PrunedModel pruned, TrainingSet data, SchemeContext context)
    {
        context.Progress?.Phase("training");
        long start = Stopwatch.GetTimestamp();
        using Model student = ModelReading.Read(name, pruned.Path);
        TrainingOptions options = TrainingOptionsReader.Read(item.Training.Options);
        var training = new TrainingContext(name, context.Progress, context.Cancellation) { CheckpointPath = item.Training.CheckpointPath };
        TrainingResult result = item.Training.Recover == TrainingSettings.FineTune
            ? FineTuning.Run(student, data.Samples, data.Labels!, options, training)
            : Distillation.Run(teacherPath, student, data.Samples, data.Labels, options, training);
        var record = new TrainingRecord(
            key, "", item.Training.Recover, pruned.Description ?? "", result.BestEpoch, (long)Stopwatch.GetElapsedTime(start).TotalSeconds, result.Memory, result.Curve) { Ranges = result.Ranges };
        record = kept.Save(student, record);
        context.Progress?.Info($"'{name}' is trained: {record.Describe()}; {record.Seconds} s, at most {ByteSize.Format(record.Memory.Peak)} of memory");
        return record;
    }

    private static string Teacher(string name, string path, ModelManifest signature)
    {
        using Model teacher = ModelReading.Read(path, path);
        string[] missing = [.. signature.Inputs.Select(i => i.Name).Where(i => !teacher.Graph.Inputs.Exists(t => t.Name == i)).Select(i => $"it has no input '{i}'")];
        return missing.Length == 0 ? path : throw new BuildErrorException(BuildErrors.TeacherUnusable.With(path, name, missing[0]));
    }
}
