using BuildTimeML.Build;
using BuildTimeML.Manifest;

namespace BuildTimeML.Tasks.Items;

/// <summary>The files beside a model that its weights lie in, as far as the task has to do with them; the worker tells what is wrong with them.</summary>
internal static class WeightsFiles
{
    /// <param name="locations">As the model gives them.</param>
    /// <param name="modelName">How messages call the model.</param>
    /// <param name="modelPath">Absolute.</param>
    /// <returns>With the length 0 for those that are not there.</returns>
    public static EquatableArray<ModelFile> Of(IReadOnlyList<string> locations, string modelName, string modelPath) =>
        locations.Where(IsPath).Select(l => new ModelFile(WeightsLocation.Name(modelName, l), SourceFile.Length(Path.Combine(Path.GetDirectoryName(modelPath)!, l)), Sha256: "")).ToEquatableArray();

    /// <param name="modelPath">Absolute.</param>
    /// <param name="modelName">How the manifest calls the model.</param>
    /// <param name="weights">How the manifest calls its weights.</param>
    public static IEnumerable<string> Paths(string modelPath, string modelName, IEnumerable<ModelFile> weights) =>
        weights.Select(w => WeightsLocation.PathOf(modelPath, modelName, w.Path));

    private static bool IsPath(string location) => location.IndexOfAny(Path.GetInvalidPathChars()) < 0;
}
