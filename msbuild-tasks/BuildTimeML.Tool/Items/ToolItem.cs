using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Caching;
using BuildTimeML.Compression.Data.Samples;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Reporting;
using BuildTimeML.Manifest;
using BuildTimeML.Runtime;
using BuildTimeML.Tasks.Items;
using BuildTimeML.Tool.Worker;
using Microsoft.Build.Utilities;

namespace BuildTimeML.Tool.Items;

/// <summary>A model that was named on the command line, read as the build reads an item of a project in the current folder.</summary>
internal sealed class ToolItem
{
    private ToolItem(WorkerItem work, ModelManifest signature) => (Work, Signature) = (work, signature);

    /// <summary>What the worker would be asked.</summary>
    public WorkerItem Work { get; }

    public ModelManifest Signature { get; }

    /// <summary>How large named dimensions are in synthetic inputs.</summary>
    public IReadOnlyList<DimensionLimit> Dimensions => [.. Signature.MaxDimensions];

    /// <param name="modelPath">As it was given.</param>
    /// <param name="metadata">By the names of the item's metadata.</param>
    /// <param name="outputPath">Where the optimised model goes, under the name that it is to have: it may call its weights by it. The manifest goes beside it.</param>
    /// <exception cref="BuildErrorException">The model or a value cannot be used.</exception>
    public static ToolItem Read(string modelPath, IReadOnlyDictionary<string, string> metadata, string outputPath)
    {
        var project = new ProjectSettings(Environment.CurrentDirectory, Path.GetDirectoryName(outputPath)!, RootNamespace: "", AssemblyName: "");
        ModelItem model = ModelItem.Read(new TaskItem(modelPath, metadata), project);
        var resolved = new ResolvedModel(ResolvedItem.Write(model, project, provider: "", model.Manifest));
        resolved.FindData(project.Directory);
        return new ToolItem(resolved.ToWorkerItem(0, reported: false) with { OutputPath = outputPath }, model.Manifest);
    }

    /// <summary>The same item, whose training goes on from a file that outlives this run, where there is one.</summary>
    public ToolItem WithCheckpoint(string path) => new(Work with { Training = Work.Training with { CheckpointPath = path } }, Signature);

    /// <summary>Loads a model as it is.</summary>
    /// <exception cref="BuildErrorException">The engine refuses it.</exception>
    public static EngineModel Load(string path, int threads = 1)
    {
        try
        {
            return new EngineModel(path, threads: threads);
        }
        catch (OnnxRuntimeException e)
        {
            throw new BuildErrorException(BuildErrors.OriginalRefused.With(path, e.Message));
        }
    }

    /// <returns>The complete manifest; the optimised model is in place.</returns>
    /// <exception cref="BuildErrorException">The model cannot be built.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public ModelManifest Build(string enginePath, IBuildProgress progress, CancellationToken cancellation) =>
        ItemBuild.Run(Work, Signature.Source.Path, enginePath, BuildContext.None, new ReportCollector(), progress, cancellation) is { Count: > 0 } errors ? throw new BuildErrorException(errors) : ModelBuilder.ReadManifest(Work);

    /// <exception cref="BuildErrorException">A file cannot be used.</exception>
    public ItemSamples OpenSamples(IBuildProgress progress) => ItemSamples.Open(Work.Data, Signature, progress);
}
