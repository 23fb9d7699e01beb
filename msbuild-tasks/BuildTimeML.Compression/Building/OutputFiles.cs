using BuildTimeML.Build;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Building;

/// <summary>The files that a build leaves of a model: the model itself, those that its manifest tells of, and the manifest at the very end.</summary>
internal static class OutputFiles
{
    /// <returns>What comes after the name of the optimised model in the name of each file but the manifest.</returns>
    public static IEnumerable<string> Suffixes(ModelManifest manifest)
    {
        yield return "";
        if (manifest.AssetWeights is not null)
        {
            yield return TemporaryModel.WeightsOf("");
        }

        if (manifest.Embedding == ModelEmbedding.Brotli)
        {
            yield return CompressedModel.PathOf("");
        }
    }

    /// <summary>Files that are the same already stay, with their times.</summary>
    /// <exception cref="BuildErrorException">One cannot be written.</exception>
    public static void PutInPlace(WorkerItem item, TemporaryModel model, ModelManifest manifest)
    {
        try
        {
            string compressed = CompressedModel.PathOf(model.Path);
            if (!FileHash.IsSame(item.OutputPath, manifest.Asset) || !FileHash.AreSameWeights(TemporaryModel.WeightsOf(item.OutputPath), manifest.AssetWeights))
            {
                model.TakePlace();
            }

            if (File.Exists(compressed))
            {
                AtomicFile.Replace(compressed, CompressedModel.PathOf(item.OutputPath));
            }
            else
            {
                CompressedModel.Write(item.OutputPath, manifest.Embedding);
            }

            AtomicFile.WriteIfDifferent(item.ManifestPath, ManifestWriter.Write(manifest));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BuildErrorException(BuildErrors.OutputNotWritten.With(item.OutputPath, e.Message));
        }
    }
}
