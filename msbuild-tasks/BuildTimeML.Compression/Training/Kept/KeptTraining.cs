using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Training.Kept;

/// <summary>A trained model and its record, where the item keeps them.</summary>
/// <param name="modelPath">The model; the record lies beside it.</param>
internal sealed class KeptTraining(string modelPath)
{
    private readonly string _recordPath = TrainingSettings.RecordOf(modelPath);

    /// <param name="key">What the training has to be of.</param>
    /// <param name="whyNot">Why there is none, as the end of a sentence.</param>
    /// <returns>Null where there is none.</returns>
    public TrainingRecord? Find(string key, out string whyNot)
    {
        whyNot = "";
        try
        {
            var record = TrainingRecord.Read(File.ReadAllText(_recordPath));
            whyNot = record.Key != key ? "the model, the samples, the pruning or the training changed"
                : FileHash.Sha256(modelPath) != record.ModelSha256 ? $"'{modelPath}' is not the file that the record beside it is of"
                : "";
            return whyNot.Length == 0 ? record : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            whyNot = "it never was";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or RecordException)
        {
            whyNot = $"what is kept cannot be read: {e.Message.TrimEnd('.')}";
        }

        return null;
    }

    /// <summary>The model first: a record must never meet another.</summary>
    /// <exception cref="BuildErrorException">They cannot be written.</exception>
    public TrainingRecord Save(Model model, TrainingRecord record)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(modelPath)!);
            File.Delete(_recordPath);
            AtomicFile.Write(modelPath, stream => ModelWriter.Write(model, stream));
            record = record with { ModelSha256 = FileHash.Sha256(modelPath) };
            AtomicFile.WriteIfDifferent(_recordPath, record.Write());
            return record;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BuildErrorException(BuildErrors.OutputNotWritten.With(modelPath, e.Message));
        }
    }
}
