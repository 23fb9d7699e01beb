using BuildTimeML.Compression.Calibration;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Quantization.StaticInt8;

/// <summary>Finds the numbers of a plan by what samples give.</summary>
/// <param name="model">The model of the plan, in float32.</param>
/// <param name="plan">What computes in 8 bits.</param>
/// <param name="context">Has samples.</param>
internal sealed class StaticCalibration(Model model, StaticPlan plan, SchemeContext context)
{
    private readonly ISamples _samples = context.Samples ?? throw new ArgumentException("There are no samples.", nameof(context));
    private readonly CalibrationProgress? _progress = context.CalibrationProgress;

    // Rounding took part in the training: biases have made it good, and weights are on their grid.
    private bool IsTrained => context.TrainedRanges.Count > 0;

    /// <summary>The range of each source is what it was trained in, or else chosen by the context's method. A group covers its sources.</summary>
    public IReadOnlyDictionary<ActivationGroup, UInt8Grid> Grids()
    {
        string[] values = [.. plan.Groups.SelectMany(g => g.Sources).Select(v => v.Name).Distinct()];
        string[] unknown = [.. values.Where(v => !context.Memory.Histograms.ContainsKey(v))];
        if (unknown.Length > 0)
        {
            foreach ((string value, Histogram found) in RangeCalibrator.Histograms(model, _samples, unknown, _progress, context.Cancellation))
            {
                context.Memory.Histograms.Add(value, found);
            }
        }

        Dictionary<string, Histogram> histograms = values.ToDictionary(v => v, v => context.Memory.Histograms[v]);
        IReadOnlyDictionary<string, ValueRange> ranges = RangeCalibrator.Choose(histograms, context.Method, ActivationGrid.UInt8, cancellation: context.Cancellation);
        return plan.Groups.ToDictionary(g => g, g => UInt8Grid.Of(Covering(g.Sources.Select(s => context.TrainedRanges.TryGetValue(s.Name, out ValueRange trained) ? trained : ranges[s.Name]))));
    }

    /// <summary>Weights and biases of all layers.</summary>
    public IReadOnlyDictionary<StaticLayer, QuantizedLayer> Layers(IReadOnlyDictionary<ActivationGroup, UInt8Grid> grids)
    {
        SampleMemory memory = context.Memory;
        var grams = plan.Layers.Where(l => !IsTrained && LayerGram.IsFit(l) && !memory.Weights.ContainsKey(NameOf(l))).ToDictionary(l => l, l => new LayerGram(l));
        var means = plan.Layers.Where(l => !IsTrained && !memory.Means.ContainsKey(MeansOf(l, grids))).DistinctBy(l => l.Input)
            .ToDictionary(l => MeansOf(l, grids), l => new RoundedMeans(l.IsConv ? 1 : -1, grids[plan.GroupOf(l.Input)!]));
        if (grams.Count + means.Count > 0)
        {
            CalibrationRun.Run(
                model,
                _samples,
                [.. means.Select(m => new Probe(m.Key.Value, m.Value)), .. grams.Select(g => new Probe(g.Key.Input.Name, g.Value))],
                _progress,
                context.Cancellation);
        }

        foreach (((string, UInt8Grid) key, RoundedMeans found) in means)
        {
            memory.Means.Add(key, found);
        }

        return plan.Layers.ToDictionary(l => l, l => Quantize(l, grams.GetValueOrDefault(l), IsTrained ? null : memory.Means[MeansOf(l, grids)]));
    }

    private static string NameOf(StaticLayer layer) => layer.Node.Outputs[0]!.Name;

    private (string Value, UInt8Grid Grid) MeansOf(StaticLayer layer, IReadOnlyDictionary<ActivationGroup, UInt8Grid> grids) =>
        (layer.Input.Name, grids[plan.GroupOf(layer.Input)!]);

    private static ValueRange Covering(IEnumerable<ValueRange> ranges) => ranges.Aggregate((a, b) => new ValueRange(MathF.Min(a.Minimum, b.Minimum), MathF.Max(a.Maximum, b.Maximum)));

    private QuantizedLayer Quantize(StaticLayer layer, LayerGram? gram, RoundedMeans? means)
    {
        if (!context.Memory.Weights.TryGetValue(NameOf(layer), out PairSafeWeights? weights))
        {
            weights = LayerQuantizer.Quantize(layer, gram?.Means(), context.Rounding, context.Cancellation);
            context.Memory.Weights.Add(NameOf(layer), weights);
        }

        sbyte[] tensor = new sbyte[weights.Codes.Length];
        for (int row = 0; row < layer.Rows; row++)
        {
            for (int column = 0; column < layer.Columns; column++)
            {
                tensor[layer.IndexOf(row, column)] = weights.Codes[(row * layer.Columns) + column];
            }
        }

        float[]? bias = layer.Bias is null ? null
            : means is null ? layer.Bias.Initializer!.Elements<float>().ToArray()
            : BiasCorrection.Apply(layer, weights.Codes, weights.Scales, means.Exact, means.Rounded);
        return new QuantizedLayer(tensor, weights.Scales, bias);
    }
}
