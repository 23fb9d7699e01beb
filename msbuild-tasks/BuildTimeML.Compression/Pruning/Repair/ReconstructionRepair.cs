using BuildTimeML.Build;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Repair;

/// <summary>
/// Gives the layers of a pruned model the weights and biases with which they come nearest to what they gave, by least squares over samples and without labels.
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

    /// <summary>What is added to the diagonal of a covariance, in means of it.</summary>
    public double Damping { get; init; } = 1e-3;

    /// <summary>Layer by layer from what those of the pruned model see, so that each also makes good the errors before it.</summary>
    /// <param name="samples">At least one.</param>
    /// <exception cref="BuildErrorException">The samples do not fit the model, or give numbers that are not finite.</exception>
    public void RunAsymmetric(ISamples samples)
    {
        foreach (IReadOnlyList<Node> stage in RepairStages.Of(pruned, _plans, IsMoved, IsRepairable))
        {
            LayerRepair[] repairs = [.. stage.Select(Repair)];
            using var pair = new PairedModel(original, repairs.Select(r => r.OriginalInput), pruned, repairs.Select(r => r.PrunedInput));
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
            if (node.Outputs[0] is { } output && _plans.GetValueOrDefault(output.Name) is { LosesInputs: true } && statistics.TryGetValue(output.Name, out CrossGram? gram) && IsRepairable(node))
            {
                Repair(node).Solve(context, Damping, gram);
            }
        }
    }

    // Where a block is gone, what followed it sees what went into it.
    private bool IsMoved(Node node) =>
        node.Outputs[0] is { } output && _originals.TryGetValue(output.Name, out Node? before)
        && node.Inputs.Zip(before.Inputs).Any(i => i.First is { Initializer: null } now && i.Second is { Initializer: null } then && now.Name != then.Name);

    private LayerRepair Repair(Node node) => new(node, _originals[node.Outputs[0]!.Name], _plans[node.Outputs[0]!.Name]);

    private bool IsRepairable(Node node) =>
        node.OpType is "Conv" or "Gemm" or "MatMul"
        && _originals.TryGetValue(node.Outputs[0]!.Name, out Node? before)
        && node.Inputs[1]!.Uses.Count == 1 && node.Attribute("alpha")?.Float is null or 1
        && GramRequest.Of(before) is { Length: <= LargestLength } && GramRequest.Of(node) is not null;
}
