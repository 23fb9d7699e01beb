using BuildTimeML.Build;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Repair;

/// <summary>
/// Gives the layers of a pruned model the weights and biases with which they come nearest to what they gave, by least squares over samples and without labels; or only the biases, where that is not possible.
/// He, Zhang, Sun, "Channel Pruning for Accelerating Very Deep Neural Networks", 2017, with its asymmetric reconstruction.
/// </summary>
/// <param name="original">As it was.</param>
/// <param name="pruned">Is changed.</param>
/// <param name="plans">What the layers keep.</param>
/// <param name="cancellation">Ends the work.</param>
internal sealed class ReconstructionRepair(Model original, Model pruned, IEnumerable<LayerPlan> plans, CancellationToken cancellation = default)
{
    // Factoring the matrix of longer vectors takes minutes.
    private const int LargestLength = 4608;

    private readonly Dictionary<string, LayerPlan> _plans = plans.ToDictionary(p => p.Output);
    private readonly Dictionary<string, Node> _originals = original.Graph.Nodes.Where(n => n.Outputs[0] is not null).ToDictionary(n => n.Outputs[0]!.Name);

    private readonly List<PartlyRepaired> _partly = [];

    /// <summary>The layers whose weights were not solved for, as far as they were reached.</summary>
    public IReadOnlyList<PartlyRepaired> Partly => _partly;

    /// <summary>What is added to the diagonal of a covariance, in means of it.</summary>
    public double Damping { get; init; } = 1e-3;

    /// <summary>Layer by layer from what those of the pruned model see, so that each also makes good the errors before it.</summary>
    /// <param name="samples">At least one.</param>
    /// <exception cref="BuildErrorException">The samples do not fit the model, or give numbers that are not finite.</exception>
    public void RunAsymmetric(ISamples samples)
    {
        foreach (IReadOnlyList<Node> stage in RepairStages.Of(pruned, _plans, IsMoved, IsLayer))
        {
            ILayerRepair[] repairs = [.. stage.Select(RepairOrSay).OfType<ILayerRepair>()];
            if (repairs.Length == 0)
            {
                continue;
            }

            using var pair = new PairedModel(original, repairs.Select(r => r.OriginalValue), pruned, repairs.Select(r => r.PrunedValue));
            CalibrationRun.Run(pair.Model, samples, [.. repairs.SelectMany(r => r.Probes(pair))], progress: null, cancellation);
            var context = new RewriteContext(pruned);
            Array.ForEach(repairs, r => r.Solve(context, Damping));
        }
    }

    /// <summary>Only the layers that see less, from what they saw in the original.</summary>
    /// <param name="statistics">By the names of the layers' outputs.</param>
    public void RunSymmetric(IReadOnlyDictionary<string, CrossGram> statistics)
    {
        var context = new RewriteContext(pruned);
        foreach (Node node in pruned.Graph.Nodes.ToArray())
        {
            if (node.Outputs[0] is { } output && _plans.GetValueOrDefault(output.Name) is { LosesInputs: true } && statistics.TryGetValue(output.Name, out CrossGram? gram) && WhyNot(node) is null)
            {
                new LayerRepair(node, Before(node), Plan(node)).Solve(context, Damping, gram);
            }
        }
    }

    // Where a block is gone, what followed it sees what went into it.
    private bool IsMoved(Node node) =>
        node.Outputs[0] is { } output && _originals.TryGetValue(output.Name, out Node? before)
        && node.Inputs.Zip(before.Inputs).Any(i => i.First is { Initializer: null } now && i.Second is { Initializer: null } then && now.Name != then.Name);

    private bool IsLayer(Node node) => node.OpType is "Conv" or "ConvTranspose" or "Gemm" or "MatMul" && _originals.ContainsKey(node.Outputs[0]!.Name);

    private ILayerRepair? RepairOrSay(Node node)
    {
        if (WhyNot(node) is not { } reason)
        {
            return new LayerRepair(node, Before(node), Plan(node));
        }

        bool hasBias = BiasRepair.CanRepair(node);
        _partly.Add(new PartlyRepaired(node.Outputs[0]!.Name, reason, hasBias));
        return hasBias ? new BiasRepair(node, Before(node), Plan(node)) : null;
    }

    // Why the weights of a layer cannot be solved for; null where they can.
    private string? WhyNot(Node node) =>
        node.Is("ConvTranspose") ? "least squares are not known for ConvTranspose"
        : node.Inputs[1]!.Uses.Count != 1 ? "its weights are those of other layers, too"
        : node.Attribute("alpha")?.Float is not (null or 1) ? "its products are scaled"
        : GramRequest.Of(Before(node)) is not { } request || GramRequest.Of(node) is null ? $"what it adds up over is not one matrix of at most {LargestLength} rows"
        : request.Length > LargestLength ? $"it adds up over {request.Length} products, and weights are solved for up to {LargestLength}"
        : null;

    private Node Before(Node node) => _originals[node.Outputs[0]!.Name];

    private LayerPlan Plan(Node node) => _plans[node.Outputs[0]!.Name];
}
