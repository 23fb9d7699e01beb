using System.Globalization;
using BuildTimeML.Build;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Pruning;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Building;

/// <summary>The simplified model without what the item asks to be taken out: itself where it asks for nothing.</summary>
internal sealed class PrunedModel : IDisposable
{
    private readonly DerivedModel _file;

    private PrunedModel(DerivedModel file) => _file = file;

    public string Path => _file.Path;

    /// <summary>What was taken out, such as <c>50.0 % of the weights of 14 layers are zero</c>; null for nothing.</summary>
    public string? Description { get; private init; }

    /// <param name="name">The model's name, for messages.</param>
    /// <param name="modelPath">The simplified model.</param>
    /// <param name="item">What goes, and where the optimised model goes: the pruned one lies beside it until this is disposed.</param>
    /// <param name="context">The samples, for what is chosen with them.</param>
    /// <exception cref="BuildErrorException">The model cannot be pruned so, or the file cannot be written.</exception>
    public static PrunedModel Make(string name, string modelPath, WorkerItem item, SchemeContext context)
    {
        if (!item.Pruning.Any)
        {
            return new PrunedModel(DerivedModel.Same(modelPath));
        }

        context.Progress?.Phase("pruning");
        var log = new PassLog();
        string? description = null;
        DerivedModel file = DerivedModel.Make(name, modelPath, item.OutputPath, model =>
        {
            long before = MultiplyAdds.Of(model);
            Prune(name, model, item.Pruning, context, log);
            description = Describe(model, before, log);
        });
        Tell(name, description, log, context);
        return new PrunedModel(file) { Description = description };
    }

    public void Dispose() => _file.Dispose();

    private static void Prune(string name, Model model, PruningSettings settings, SchemeContext context, PassLog log)
    {
        try
        {
            PassRunner.Run(model, Pipelines.Prune(settings, context), log, context.Cancellation);
        }
        catch (PassFailedException e)
        {
            throw new BuildErrorException(BuildErrors.OptimizationFailed.With(name, $"while it was pruned, {e.Message}"));
        }
    }

    private static string? Describe(Model model, long multiplyAddsBefore, PassLog log)
    {
        if (!log.AnythingDone)
        {
            return null;
        }

        // In the log of what becomes zero are the names of weights, in others those of groups of channels.
        HashSet<string> changed = [.. log.Decisions.Where(d => d.Reason is null).Select(d => d.Subject)];
        Tensor[] weights = [.. model.Graph.Initializers.Where(i => changed.Contains(i.Name)).Select(i => i.Initializer!)];
        long multiplyAdds = MultiplyAdds.Of(model);
        string shapes = multiplyAdds == multiplyAddsBefore ? "" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * multiplyAdds / multiplyAddsBefore:0.0} % of the multiply-adds are left");
        double zeros = weights.Sum(w => (double)w.Elements<float>().Count(0f)) / Math.Max(1, weights.Sum(w => w.ElementCount));
        string values = weights.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{100 * zeros:0.0} % of the weights of {weights.Length} layers are zero");
        return string.Join(", and ", new[] { shapes, values }.Where(t => t.Length > 0));
    }

    private static void Tell(string name, string? description, PassLog log, SchemeContext context)
    {
        string declined = string.Join("; ", log.Declined.Select(d => $"{d.Subject} by {d.Pass} ({DeclineReasons.Describe(d.Reason!.Value)})"));
        if (description is null)
        {
            context.Progress?.Warning(BuildErrors.NothingPruned.With(name, declined.Length > 0 ? declined : "it has no float32 weights of products or convolutions, or all are as they should be"));
            return;
        }

        context.Progress?.Info($"'{name}' is pruned: {description}" + (declined.Length > 0 ? $"; left as they are: {declined}" : ""));
    }
}
