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
    private readonly CalibrationProgress? _progress = context.Progress is { } progress ? new CalibrationProgress(progress.Phase) : null;

    /// <summary>
    /// The range of each source lies halfway between that of the least squared error and all numbers that samples gave: what clips too
    /// much is wrong by much in few samples, what clips nothing by little in all. A group covers its sources.
    /// </summary>
    public IReadOnlyDictionary<ActivationGroup, UInt8Grid> Grids()
    {
        IReadOnlyDictionary<string, Histogram> histograms = RangeCalibrator.Histograms(
            model, _samples, [.. plan.Groups.SelectMany(g => g.Sources).Select(v => v.Name).Distinct()], _progress, context.Cancellation);
        IReadOnlyDictionary<string, ValueRange> least = RangeCalibrator.Choose(histograms, RangeMethod.MeanSquaredError, ActivationGrid.UInt8, cancellation: context.Cancellation);
        return plan.Groups.ToDictionary(g => g, g => UInt8Grid.Of(Covering(g.Sources.Select(s => Halfway(least[s.Name], histograms[s.Name].Range)))));
    }

    /// <summary>Weights and biases of all layers.</summary>
    public IReadOnlyDictionary<StaticLayer, QuantizedLayer> Layers(IReadOnlyDictionary<ActivationGroup, UInt8Grid> grids)
    {
        var grams = plan.Layers.Where(LayerGram.IsFit).ToDictionary(l => l, l => new LayerGram(l));
        var means = plan.Layers.DistinctBy(l => l.Input).ToDictionary(l => l.Input, l => new RoundedMeans(l.IsConv ? 1 : -1, grids[plan.GroupOf(l.Input)!]));
        CalibrationRun.Run(
            model,
            _samples,
            [.. means.Select(m => new Probe(m.Key.Name, m.Value)), .. grams.Select(g => new Probe(g.Key.Input.Name, g.Value))],
            _progress,
            context.Cancellation);
        return plan.Layers.ToDictionary(l => l, l => Quantize(l, grams.GetValueOrDefault(l), means[l.Input]));
    }

    private static ValueRange Halfway(ValueRange a, ValueRange b) => new((a.Minimum + b.Minimum) / 2, (a.Maximum + b.Maximum) / 2);

    private static ValueRange Covering(IEnumerable<ValueRange> ranges) => ranges.Aggregate((a, b) => new ValueRange(MathF.Min(a.Minimum, b.Minimum), MathF.Max(a.Maximum, b.Maximum)));

    private QuantizedLayer Quantize(StaticLayer layer, LayerGram? gram, RoundedMeans means)
    {
        (sbyte[] steps, float[] scales) = LayerQuantizer.Quantize(layer, gram?.Means(), context.Cancellation);
        sbyte[] tensor = new sbyte[steps.Length];
        for (int row = 0; row < layer.Rows; row++)
        {
            for (int column = 0; column < layer.Columns; column++)
            {
                tensor[layer.IndexOf(row, column)] = steps[(row * layer.Columns) + column];
            }
        }

        return new QuantizedLayer(tensor, scales, layer.Bias is null ? null : BiasCorrection.Apply(layer, steps, scales, means.Exact, means.Rounded));
    }
}
