using BuildTimeML.Build;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Pruning.Criteria;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning;

/// <summary>
/// Makes single weights of layers zero: a share of them, those below a threshold, or some of each group. Shapes stay, so that the
/// engine takes as long as before; what it saves is bytes once the file is compressed.
/// </summary>
/// <param name="settings">What goes.</param>
/// <param name="context">The samples, for the criteria that look at them.</param>
internal sealed class PruneWeightsPass(PruningSettings settings, SchemeContext context) : IModelPass
{
    public string Name => "PruneWeights";

    private bool LooksAtSamples => settings.Threshold is null && PruningCriteria.WithSamples.Contains(settings.Criterion);

    private SparsityPattern? Pattern => settings.Pattern.Length == 0 ? null : SparsityPattern.Parse(settings.Pattern);

    /// <exception cref="BuildErrorException">There are no samples, and the criterion looks at some; or they do not fit the model.</exception>
    public bool Run(Model model, PassLog log)
    {
        IReadOnlyList<(Value Weight, int ChannelAxis)> weights = PrunableWeights.Find(model, log, Name);
        Dictionary<Value, int> axes = weights.ToDictionary(w => w.Weight, w => w.ChannelAxis);

        // What samples tell is told of the model as it is, before any of its layers changes.
        var pruned = new List<(Value Weight, Tensor Tensor)>();
        if (settings.Threshold is null && Pattern is null && !settings.PerLayer && WeightCriterionTable.Find(settings.Criterion) is { ComparesLayers: true } criterion)
        {
            PrunedLayer[] layers = [.. weights.Select(w => PrunedLayer.Of(w.Weight, w.ChannelAxis, gram: null))];
            PruneTogether(layers, criterion, settings.Share!.Value);
            pruned.AddRange(layers.Select(l => (l.Weight, l.ToTensor(model))));
        }
        else
        {
            foreach (IReadOnlyList<Value> part in LayerGrams.Parts(axes.Keys))
            {
                IReadOnlyDictionary<Value, GramMatrix> grams = LooksAtSamples ? LayerGrams.Of(model, part, context) : new Dictionary<Value, GramMatrix>();
                foreach (Value weight in part)
                {
                    context.Cancellation.ThrowIfCancellationRequested();
                    var layer = PrunedLayer.Of(weight, axes[weight], grams.GetValueOrDefault(weight));
                    if (Prune(layer) is { } reason)
                    {
                        log.Decline(Name, weight.Name, reason);
                    }
                    else
                    {
                        pruned.Add((weight, layer.ToTensor(model)));
                    }
                }
            }
        }

        var rewrite = new RewriteContext(model);
        foreach ((Value weight, Tensor tensor) in pruned)
        {
            log.Done(Name, weight.Name);
            rewrite.ChangeConstant(weight, tensor);
        }

        return pruned.Count > 0;
    }

    private static void PruneTogether(PrunedLayer[] layers, IWeightCriterion criterion, double share)
    {
        float[] scores = new float[layers.Sum(l => l.Elements.Length)];
        int[] starts = new int[layers.Length];
        for (int i = 0, start = 0; i < layers.Length; start += layers[i].Elements.Length, i++)
        {
            starts[i] = start;
            criterion.Score(layers[i], scores.AsSpan(start, layers[i].Elements.Length));
        }

        LeastScores.Find(scores, (int)(share * scores.Length), index =>
        {
            int layer = Array.BinarySearch(starts, index) is >= 0 and var exact ? LastOf(starts, exact) : ~Array.BinarySearch(starts, index) - 1;
            layers[layer].Elements[index - starts[layer]] = 0;
        });
    }

    // Layers without weights start where the next one does.
    private static int LastOf(int[] starts, int index)
    {
        while (index + 1 < starts.Length && starts[index + 1] == starts[index])
        {
            index++;
        }

        return index;
    }

    private DeclineReason? Prune(PrunedLayer layer)
    {
        if (settings.Threshold is { } threshold)
        {
            for (int i = 0; i < layer.Elements.Length; i++)
            {
                layer.Elements[i] = Math.Abs(layer.Elements[i]) < threshold ? 0 : layer.Elements[i];
            }

            return null;
        }

        if (Pattern is { } pattern && (layer.Channels < pattern.Of || layer.Channels % pattern.Of != 0))
        {
            return DeclineReason.NoBlocks;
        }

        if (settings.Criterion == PruningCriteria.OptimalBrain && layer.Gram is not null)
        {
            OptimalBrain.Prune(layer, settings.Share ?? 0, Pattern, context.Cancellation);
            return null;
        }

        PruneByScore(layer, WeightCriterionTable.Find(settings.Criterion) ?? new WandaCriterion());
        return null;
    }

    // Within each group; or within what makes one output, where scores of different outputs cannot be held against each other; or within the layer.
    private void PruneByScore(PrunedLayer layer, IWeightCriterion criterion)
    {
        float[] scores = new float[layer.Elements.Length];
        criterion.Score(layer, scores);
        int group = Pattern?.Of ?? (criterion.ComparesLayers ? scores.Length : layer.Columns);
        int going = Pattern is { } pattern ? pattern.Of - pattern.Kept : (int)(settings.Share!.Value * group);
        for (int start = 0; start < scores.Length; start += group)
        {
            int first = start;
            LeastScores.Find(scores.AsSpan(start, group), going, i => layer.Elements[first + i] = 0);
        }
    }
}
