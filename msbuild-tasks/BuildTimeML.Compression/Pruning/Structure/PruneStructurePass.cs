using System.Globalization;
using BuildTimeML.Build;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Pruning.Repair;
using BuildTimeML.Compression.Pruning.Structure.Criteria;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Structure;

/// <summary>Removes the channels, heads and blocks that an item asks to go, and moves means.</summary>
/// <param name="settings">What goes.</param>
/// <param name="context">The samples, which criteria, targets and repair look at.</param>
internal sealed class PruneStructurePass(PruningSettings settings, SchemeContext context) : IModelPass
{
    public string Name => "PruneStructure";

    /// <exception cref="BuildErrorException">The samples do not fit the model.</exception>
    public bool Run(Model model, PassLog log)
    {
        StructuredPruningReport report = StructuredPruner.Prune(model, Options(TargetOf(model)), context.Samples, Gradients(), context.Cancellation);
        PrunedGroup[] smaller = [.. report.Groups.Where(g => g.After < g.Before)];
        foreach (PrunedGroup group in smaller)
        {
            log.Done(Name, string.Create(CultureInfo.InvariantCulture, $"{group.Name}: {group.Before} to {group.After} {(group.Kind == GroupKind.Heads ? "heads" : "channels")}"));
        }

        foreach (string block in report.Blocks)
        {
            log.Done(Name, $"the block that ended in {block} is gone");
        }

        foreach (string layer in report.Averages)
        {
            log.Done(Name, $"the mean over all positions comes before {layer}");
        }

        foreach (FixedGroup stays in report.Fixed)
        {
            context.Progress?.Info($"the channels of '{stays.Name}' stay: {FixedReasons.Describe(stays.Obstacle.Reason)} ({stays.Obstacle.Subject})");
        }

        foreach (PartlyRepaired layer in report.Partly)
        {
            context.Progress?.Info(layer.Describe());
        }

        return smaller.Length > 0 || report.Blocks.Count > 0 || report.Averages.Count > 0;
    }

    private WeightGradients? Gradients() => context.Samples is { } samples ? (model, weights) => OutputGradients.Of(model, weights, samples, context.Cancellation) : null;

    private StructuredPruningOptions Options(PruneTarget? target) => new()
    {
        Channels = settings.Channels ?? 0,
        Heads = settings.Heads ?? 0,
        Layers = settings.Layers ?? 0,
        AverageFirst = settings.AverageFirst,
        Target = target,
        Criterion = Criterion(),
        Repair = context.Samples is null ? RepairMethod.None : RepairMethod.Asymmetric,
    };

    private PruneTarget? TargetOf(Model model) =>
        settings.TargetMultiplyAdds is { } share ? new PruneTarget(PruneTargetKind.MultiplyAdds, share)
        : settings.TargetLatencyRatio is { } ratio ? new PruneTarget(PruneTargetKind.Latency, ratio)
        : settings.TargetSize is { } bytes ? new PruneTarget(PruneTargetKind.Size, Math.Min(1, bytes / model.Graph.Initializers.Sum(i => (double)i.Initializer!.ByteSize)))
        : null;

    private PruneCriterion Criterion() => settings.Criterion switch
    {
        PruningCriteria.L1 => PruneCriterion.L1,
        PruningCriteria.L2 => PruneCriterion.L2,
        PruningCriteria.Fpgm => PruneCriterion.GeometricMedian,
        PruningCriteria.Activation => PruneCriterion.Activation,
        PruningCriteria.Taylor => PruneCriterion.Taylor,
        PruningCriteria.Random => PruneCriterion.Random,
        _ => context.Samples is null ? PruneCriterion.L1 : PruneCriterion.LeastSquares,
    };
}
