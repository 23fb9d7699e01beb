using BuildTimeML.Build;
using BuildTimeML.Manifest;
using Microsoft.Build.Utilities;

namespace BuildTimeML.Tasks.Items;

/// <summary>Writes the manifest of a model's signature, and hands on where the model's files are: an item that <see cref="ResolvedModel"/> reads.</summary>
internal static class ResolvedItem
{
    /// <param name="model">The item, read and checked.</param>
    /// <param name="project">What the items share.</param>
    /// <param name="provider">Of a variant; empty for the item's own model.</param>
    /// <param name="manifest">In the signature stage.</param>
    /// <exception cref="BuildErrorException">The manifest cannot be written.</exception>
    public static TaskItem Write(ModelItem model, ProjectSettings project, string provider, ModelManifest manifest)
    {
        string name = ProjectSettings.FileName(model.FullName, provider);
        WriteManifest(project.ManifestPath(name), manifest);
        var resolved = new TaskItem(model.Item) { ItemSpec = model.Item.ItemSpec };
        resolved.SetMetadata(ResolvedModel.ModelPath, model.ModelPath);
        resolved.SetMetadata(ResolvedModel.WeightsPaths, Token.Join(WeightsFiles.Paths(model.ModelPath, model.Manifest.Source.Path, model.Manifest.SourceWeights).Select(Record.Text)));
        resolved.SetMetadata(ResolvedModel.ManifestPath, project.ManifestPath(name));
        resolved.SetMetadata(ResolvedModel.ModelManifestPath, project.ManifestPath(model.FullName));
        resolved.SetMetadata(ResolvedModel.VariantProvider, provider);
        resolved.SetMetadata(ResolvedModel.OutputPath, project.OutputPath(name));
        resolved.SetMetadata(ResolvedModel.StatePath, project.StatePath(name));
        resolved.SetMetadata(ResolvedModel.ReportPath, project.ReportPath(name));
        resolved.SetMetadata(ResolvedModel.AssetPath, project.AssetPath(name));
        resolved.SetMetadata(ResolvedModel.MaxSizeInBytes, model.MaxSize?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "");
        resolved.SetMetadata(ResolvedModel.Options, ManifestWriter.Write(manifest) + model.MaxSize + model.Limits.Write() + model.Costs.Write() + model.Pruning.Write() + model.Training.Recover + model.Training.Options + DataMetadata.Value(model.Item, ItemNames.TrainedModel) + (model.BudgetsWarn ? "warn" : "") + (model.OptimizeSize ? "size" : "speed") + (model.SaveOptimizedGraph ? "saved" : "") + DataMetadata.Options(model.Item));
        resolved.SetMetadata(ResolvedModel.Limits, model.Limits.Write());
        resolved.SetMetadata(ResolvedModel.Costs, model.Costs.Write());
        resolved.SetMetadata(ResolvedModel.Pruning, model.Pruning.Write());
        resolved.SetMetadata(ResolvedModel.Recover, model.Training.Recover);
        resolved.SetMetadata(ResolvedModel.TrainingOptions, model.Training.Options);
        resolved.SetMetadata(ResolvedModel.TrainedPath, !model.Training.Any ? "" : DataMetadata.Value(model.Item, ItemNames.TrainedModel) is { Length: > 0 } kept ? project.Absolute(kept) : project.TrainedPath(model.FullName));
        resolved.SetMetadata(ResolvedModel.CheckpointPath, model.Training.Any ? project.CheckpointPath(model.FullName) : "");
        resolved.SetMetadata(ResolvedModel.BudgetsWarn, model.BudgetsWarn ? "true" : "");
        resolved.SetMetadata(ResolvedModel.OptimizeSize, model.OptimizeSize ? "true" : "");
        resolved.SetMetadata(ResolvedModel.SaveOptimizedGraph, model.SaveOptimizedGraph ? "true" : "");
        resolved.SetMetadata(ResolvedModel.Embedding, model.Manifest.Embedding == ModelEmbedding.None ? "" : model.Manifest.Embedding.ToString());
        resolved.SetMetadata(ResolvedModel.ResourcePath, project.OutputPath(name) + (model.Manifest.Embedding == ModelEmbedding.Brotli ? ProjectSettings.CompressedExtension : ""));
        resolved.SetMetadata(ResolvedModel.Project, model.Item.GetMetadata("DefiningProjectFullPath"));
        return resolved;
    }

    private static void WriteManifest(string path, ModelManifest manifest)
    {
        try
        {
            if (!File.Exists(path) || !SaysTheSame(File.ReadAllText(path), manifest))
            {
                AtomicFile.WriteIfDifferent(path, ManifestWriter.Write(manifest));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BuildErrorException(BuildErrors.OutputNotWritten.With(path, e.Message));
        }
    }

    private static bool SaysTheSame(string written, ModelManifest manifest)
    {
        try
        {
            return ManifestReader.Read(written).ToSignatureStage() == manifest;
        }
        catch (RecordException)
        {
            return false;
        }
    }
}
