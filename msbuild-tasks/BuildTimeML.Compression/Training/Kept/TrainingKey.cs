using System.Globalization;
using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Caching;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Training.Kept;

/// <summary>
/// A hash of all that decides what a training makes of a model: its files, the teacher, the samples, what is pruned, how it is trained.
/// Neither what is done to the trained model later, nor the machine, nor the version of BuildTimeML is in it: who commits a trained
/// model wants to keep it.
/// </summary>
internal static class TrainingKey
{
    // To be raised where training makes something better of the same inputs, and all trained models should be trained again for it.
    private const int Version = 1;

    /// <param name="item">What is built.</param>
    /// <param name="signature">Its manifest.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static string Of(WorkerItem item, ModelManifest signature)
    {
        ItemData data = item.Data with { Evaluation = [], Labels = "", Rounding = RoundingMethods.Default };
        var relevant = new WorkerItem(0, item.ModelPath, "", "", "", null) { Pruning = item.Pruning, Training = item.Training, Data = data };
        ModelManifest bare = signature with
        {
            Precision = Precisions.Default,
            Labels = signature.Labels is { } labels ? labels with { Output = "" } : null,
            Embedding = default,
            ExecutionProviders = EquatableArray<string>.Empty,
        };
        var key = BuildKey.OfTraining(relevant, bare);
        string[] parts = [Version.ToString(CultureInfo.InvariantCulture), key.Source, key.Data, key.Options];
        return TextHash.Sha256(parts);
    }
}
