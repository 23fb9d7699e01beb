using BuildTimeML.Build;
using BuildTimeML.Manifest;
using BuildTimeML.Tasks.Signatures;

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

    /// <param name="modelPath">Absolute; of a model that is no item's own.</param>
    /// <returns>Absolute paths of those that are there; none of a file that is no model.</returns>
    public static IReadOnlyList<string> Beside(string modelPath)
    {
        try
        {
            IEnumerable<string> locations = ModelSignatureReader.Read(modelPath, modelPath).WeightsLocations.Where(IsPath);
            return [.. locations.Select(l => Path.Combine(Path.GetDirectoryName(modelPath)!, l)).Where(File.Exists)];
        }
        catch (BuildErrorException)
        {
            return [];
        }
    }

    private static bool IsPath(string location) => location.IndexOfAny(Path.GetInvalidPathChars()) < 0;
}
