using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Data.Text;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Data.Samples;

/// <summary>The samples that an item gives, open.</summary>
internal sealed class ItemSamples : IDisposable
{
    private const string CalibrationName = "CalibrationData";
    private const string EvaluationName = "EvaluationData";
    private const string LabelsName = "EvaluationLabels";
    private const string TrainingName = "TrainingData";
    private const string TrainingLabelsName = "TrainingLabels";

    private readonly string _model;
    private readonly List<FileSamples> _open = [];

    private ItemSamples(string model) => _model = model;

    /// <summary>What to calibrate with, and what to evaluate on: the EvaluationData, or else what is held back of the CalibrationData.</summary>
    public SampleSets Sets { get; private set; } = SampleSets.None;

    /// <param name="data">The files.</param>
    /// <param name="signature">Of the model that they are for.</param>
    /// <param name="progress">Hears what is used for what.</param>
    /// <exception cref="BuildErrorException">A file cannot be used.</exception>
    public static ItemSamples Open(ItemData data, ModelManifest signature, IBuildProgress progress)
    {
        var samples = new ItemSamples(signature.Source.Path);
        try
        {
            samples.OpenAll(data, signature, progress);
            return samples;
        }
        catch
        {
            samples.Dispose();
            throw;
        }
    }

    public void Dispose() => _open.ForEach(s => s.Dispose());

    private void OpenAll(ItemData data, ModelManifest signature, IBuildProgress progress)
    {
        DataInput[] inputs = [.. signature.RequiredInputs.Select(i => new DataInput(i, signature.Preprocess?.Input == i.Name ? signature.Preprocess : null))];
        EvaluationSet? evaluation = data.Evaluation.Count == 0 ? null : OpenEvaluation(data, inputs, signature, progress);
        Sets = data.Calibration.Count == 0 ? new SampleSets(null, evaluation) : Divide(Open(CalibrationName, data.Calibration, inputs), evaluation, data, progress);
        Sets = Sets with { Training = data.Training.Count == 0 ? null : new TrainingSet(Open(TrainingName, data.Training, inputs), ReadLabels(TrainingLabelsName, data.TrainingLabels, signature)) };
    }

    private EvaluationSet OpenEvaluation(ItemData data, DataInput[] inputs, ModelManifest signature, IBuildProgress progress)
    {
        CheckedSamples samples = Open(EvaluationName, data.Evaluation, inputs);
        int[]? labels = ReadLabels(LabelsName, data.Labels, signature);
        progress.Info($"'{_model}' is evaluated on the {samples.Count} samples of {EvaluationName}");
        return new EvaluationSet(samples, labels, Output: null);
    }

    private int[]? ReadLabels(string name, string path, ModelManifest signature) =>
        path.Length == 0 ? null : Guard(name, () => SampleFiles.Guard(path, () => ClassLabels.Read(path, signature.Labels?.Names)));

    private SampleSets Divide(CheckedSamples all, EvaluationSet? evaluation, ItemData data, IBuildProgress progress)
    {
        var choice = SampleChoice.Of(all.Count, data.MostSamples, evaluation is null ? data.HoldBack : 0);
        bool holdsBack = evaluation is null && choice.HeldBack.Count > 0;
        progress.Info($"'{_model}' is calibrated with {choice.Calibration.Count} of the {all.Count} samples of {CalibrationName}"
            + (!holdsBack ? "" : all.Count == 1 ? ", and evaluated on the same one" : $", and {choice.HeldBack.Count} are held back to evaluate on"));
        return new SampleSets(
            new SelectedSamples(all, choice.Calibration),
            holdsBack ? new EvaluationSet(new SelectedSamples(all, choice.HeldBack), Labels: null, Output: null) : evaluation);
    }

    private CheckedSamples Open(string name, IReadOnlyList<IReadOnlyList<string>> lists, DataInput[] inputs) => Guard(name, () =>
    {
        bool eachInput = lists.Count == inputs.Length && inputs.Length > 1;
        if (!eachInput && inputs.Length > 1 && lists[0].FirstOrDefault(f => DataFormats.Of(f) is { HoldsAllInputs: false }) is { } file)
        {
            throw new DataFileException(file, $"the model has {inputs.Length} inputs, and the file holds one: write '{{input}}' into the pattern where the name of the input stands, or use .npz or .jsonl files");
        }

        var samples = new FileSamples(inputs, [.. lists.Select((files, i) => new SampleFiles(files, eachInput ? [inputs[i]] : inputs))]);
        _open.Add(samples);
        return samples.Count > 0
            ? new CheckedSamples(samples, e => Unusable(name, e))
            : throw new DataFileException(lists[0][0], "there is no sample in it, nor in the files after it");
    });

    private T Guard<T>(string name, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (DataFileException e)
        {
            throw Unusable(name, e);
        }
    }

    private BuildErrorException Unusable(string name, DataFileException e) =>
        new(BuildErrors.DataUnusable.With(DataNames.Of(e.File), name, _model, e.Problem.TrimEnd('.')));
}
