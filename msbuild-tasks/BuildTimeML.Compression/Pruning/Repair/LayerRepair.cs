using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Repair;

/// <summary>Finds new weights and biases for one layer, by least squares.</summary>
/// <param name="node">The layer in the pruned model.</param>
/// <param name="before">The layer in the original.</param>
/// <param name="plan">What it keeps.</param>
internal sealed class LayerRepair(Node node, Node before, LayerPlan plan) : ILayerRepair
{
    private readonly GramRequest _original = GramRequest.Of(before)!;
    private readonly GramRequest _pruned = GramRequest.Of(node)!;
    private MatrixSum? _across;
    private MatrixSum? _inner;

    public string OriginalValue => _original.Value;

    public string PrunedValue => _pruned.Value;

    private int Groups => _pruned.Groups;

    public IEnumerable<Probe> Probes(PairedModel pair)
    {
        long opset = pair.Model.OpsetVersion() ?? 0;
        GramRequest right = _pruned with { Value = pair.NameOfSecond(_pruned.Value) };
        _across = new MatrixSum(checked(Groups * (_original.Length + 1) * (_pruned.Length + 1)));
        _inner = new MatrixSum(checked(Groups * (_pruned.Length + 1) * (_pruned.Length + 1)));
        return [new CrossGramProbe(_original, plan.Groups > 1 ? plan.Inputs : null, right, opset, _across), new CrossGramProbe(right, null, right, opset, _inner)];
    }

    /// <summary>Solves for what the layer sees in the pruned model.</summary>
    public void Solve(RewriteContext context, double damping) => Solve(context, damping, group => (
        CrossGram.Of(_across!.Elements, group, _original.Length, _pruned.Length), CrossGram.Of(_inner!.Elements, group, _pruned.Length, _pruned.Length)));

    /// <summary>Solves for what the layer sees in the original, without what is gone of it.</summary>
    public void Solve(RewriteContext context, double damping, CrossGram all)
    {
        int[] kept = plan.KeptElements(_original.Length);
        Solve(context, damping, _ => (all.Take(rows: null, kept), all.Take(kept, kept)));
    }

    private void Solve(RewriteContext context, double damping, Func<int, (CrossGram Across, CrossGram Inner)> grams)
    {
        LayerWeights weights = Kept(LayerWeights.Of(before));
        LayerWeights solved = LayerWeights.Of(node);
        LayerBias? bias = LayerBias.Of(node, solved.Outputs);
        double[] shift = new double[solved.Outputs];
        int rows = solved.Outputs / Groups;
        for (int group = 0; group < Groups; group++)
        {
            (CrossGram across, CrossGram inner) = grams(group);
            if (bias is null)
            {
                (across, inner) = (across.WithMeans(), inner.WithMeans());
            }

            LeastSquares.Solve(
                weights.Elements.AsMemory(group * rows * weights.Length, rows * weights.Length),
                solved.Elements.AsMemory(group * rows * solved.Length, rows * solved.Length),
                across,
                inner,
                damping).CopyTo(shift.AsSpan(group * rows));
        }

        context.ChangeConstant(node.Inputs[1]!, solved.ToTensor(node));
        bias?.Write([.. OriginalBias(bias, solved.Outputs).Zip(shift, (b, s) => b + s)], context);
    }

    private double[] OriginalBias(LayerBias bias, int outputs)
    {
        double[]? all = LayerBias.Of(before, LayerWeights.Of(before).Outputs)?.Read(LayerWeights.Of(before).Outputs);
        return all is null ? bias.Read(outputs) : plan.Outputs is { } kept ? [.. kept.Select(o => all[o])] : all;
    }

    private LayerWeights Kept(LayerWeights weights)
    {
        if (plan.Outputs is not { } kept)
        {
            return weights;
        }

        double[] elements = new double[kept.Length * weights.Length];
        for (int i = 0; i < kept.Length; i++)
        {
            weights.Row(kept[i]).CopyTo(elements.AsSpan(i * weights.Length));
        }

        return new LayerWeights(kept.Length, weights.Length, elements);
    }
}
