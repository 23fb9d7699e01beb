using BuildTimeML.Build;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Building;

/// <summary>The model that an item names, read, run on the engine and simplified: what all work on it begins with.</summary>
internal sealed class OriginalModel : IDisposable
{
    private readonly List<IDisposable> _owned;
    private readonly IReadOnlyList<DimensionLimit> _limits;

    private OriginalModel(string name, WorkerItem item, ModelManifest signature, SampleSets samples, IBuildProgress progress, List<IDisposable> owned, CancellationToken cancellation)
    {
        Name = name;
        _owned = owned;
        progress.Phase("reading");
        Files = new SourceFiles(signature, item.ModelPath);
        Model = Own(ModelReading.Read(name, item.ModelPath));
        if (ContradictingShapes.Find(name, Model) is { } contradiction)
        {
            progress.Warning(contradiction);
        }

        cancellation.ThrowIfCancellationRequested();
        IReadOnlyList<DimensionLimit> frozen = FrozenModel.Dimensions(Model, signature);
        Optional = OptionalInputs.Of(Model, signature);
        Samples = samples.Complete(Optional);
        DerivedModel detached = Own(DetachedModel.Make(name, item.ModelPath, item.OutputPath, signature.OptionalInputs));
        Path = detached.Path;
        DerivedModel source = Own(FrozenModel.Make(name, detached.Path, item.OutputPath, frozen));
        progress.Phase("running the original");
        _limits = [.. signature.MaxDimensions, .. frozen];
        Evaluator = Own(EvaluatorOf(detached.Path));
        if (Evaluator.NotRun is { } reason)
        {
            progress.Info($"'{name}' cannot be run on synthetic inputs, so its graph is simplified only where that is right by construction, and the optimised model is only loaded: {reason}");
        }

        if (Evaluator.NotVaried is { } fault)
        {
            progress.Info($"'{name}' is verified with the defaults of its optional inputs alone, because it does not run with values near them: {fault}");
        }

        cancellation.ThrowIfCancellationRequested();
        progress.Phase("simplifying");
        Simplified = Own(SimplifiedModel.Make(name, source.Path, item.OutputPath, Evaluator, cancellation));
        if (Simplified.WhyNot is { } whyNot)
        {
            progress.Info($"the graph of '{name}' is left as it is: simplified, {whyNot}");
        }

        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>For messages.</summary>
    public string Name { get; }

    public SourceFiles Files { get; }

    public Model Model { get; }

    /// <summary>The model with its optional inputs as inputs that each run gives.</summary>
    public string Path { get; }

    public OptionalInputs Optional { get; }

    /// <summary>With the defaults of inputs that samples do not give.</summary>
    public SampleSets Samples { get; }

    /// <summary>Holds candidates against it.</summary>
    public ModelEvaluator Evaluator { get; }

    public SimplifiedModel Simplified { get; }

    /// <summary>Holds candidates against another model of the same inputs and outputs.</summary>
    public ModelEvaluator EvaluatorOf(string path) => new(Name, path, _limits, Samples.Evaluation?.Samples, Optional);

    /// <param name="name">For messages.</param>
    /// <param name="item">The temporary files go beside its output until this is disposed.</param>
    /// <param name="signature">Its manifest.</param>
    /// <param name="samples">What the item gives.</param>
    /// <param name="progress">Hears what is done.</param>
    /// <param name="cancellation">Ends it between two steps.</param>
    /// <exception cref="BuildErrorException">The model cannot be used, for a reason that the user can act on.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static OriginalModel Open(string name, WorkerItem item, ModelManifest signature, SampleSets samples, IBuildProgress progress, CancellationToken cancellation)
    {
        var owned = new List<IDisposable>();
        try
        {
            return new OriginalModel(name, item, signature, samples, progress, owned, cancellation);
        }
        catch
        {
            Dispose(owned);
            throw;
        }
    }

    public void Dispose() => Dispose(_owned);

    private static void Dispose(List<IDisposable> owned)
    {
        for (int i = owned.Count - 1; i >= 0; i--)
        {
            owned[i].Dispose();
        }
    }

    private T Own<T>(T part)
        where T : IDisposable
    {
        _owned.Add(part);
        return part;
    }
}
