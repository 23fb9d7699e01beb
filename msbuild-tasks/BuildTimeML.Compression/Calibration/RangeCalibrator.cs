using BuildTimeML.Build;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Calibration;

/// <summary>Chooses the ranges that values of a model are quantised in, from what samples give them.</summary>
internal static class RangeCalibrator
{
    /// <summary>In percent: the other 0.001 % are outliers, half of them at either end.</summary>
    public const double DefaultPercentile = 99.999;

    /// <param name="model">In float32; is as before afterwards.</param>
    /// <param name="samples">At least one.</param>
    /// <param name="values">Names of tensors of float32 in the main graph.</param>
    /// <param name="method">How the ranges are chosen.</param>
    /// <param name="grid">What they are quantised to; <see cref="ActivationGrid.UInt8"/> where it is null.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <param name="percentile">For <see cref="RangeMethod.Percentile"/>: how many of the numbers are inside, in percent.</param>
    /// <param name="cancellation">Ends the work within a second.</param>
    /// <exception cref="BuildErrorException">The model does not run on one, or it gives a number that is not finite.</exception>
    /// <exception cref="ArgumentException">A value is no tensor of float32 of the main graph.</exception>
    public static IReadOnlyDictionary<string, ValueRange> Run(
        Model model,
        ISamples samples,
        IReadOnlyCollection<string> values,
        RangeMethod method,
        ActivationGrid? grid = null,
        CalibrationProgress? progress = null,
        double percentile = DefaultPercentile,
        CancellationToken cancellation = default)
    {
        if (method == RangeMethod.MinMax)
        {
            return Statistics.Of(model, samples, values, _ => new Extremes(), progress, cancellation).ToDictionary(e => e.Key, e => e.Value.Range);
        }

        IReadOnlyDictionary<string, Histogram> histograms = Histograms(model, samples, values, progress, cancellation);
        return Choose(histograms, method, grid ?? ActivationGrid.UInt8, percentile, cancellation);
    }

    /// <summary>What several methods can choose from, so that the model runs once for all of them.</summary>
    /// <inheritdoc cref="Run"/>
    public static IReadOnlyDictionary<string, Histogram> Histograms(
        Model model, ISamples samples, IReadOnlyCollection<string> values, CalibrationProgress? progress = null, CancellationToken cancellation = default) =>
        Statistics.Of(model, samples, values, _ => new Histogram(), progress, cancellation);

    /// <summary>Chooses the range of each value by its histogram.</summary>
    /// <inheritdoc cref="Run"/>
    public static IReadOnlyDictionary<string, ValueRange> Choose(
        IReadOnlyDictionary<string, Histogram> histograms,
        RangeMethod method,
        ActivationGrid grid,
        double percentile = DefaultPercentile,
        CancellationToken cancellation = default)
    {
        string[] names = [.. histograms.Keys];
        var ranges = new ValueRange[names.Length];
        Parallel.For(0, names.Length, new ParallelOptions { CancellationToken = cancellation }, i => ranges[i] = Choose(histograms[names[i]], method, grid, percentile));
        return names.Zip(ranges).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);
    }

    public static ValueRange Choose(Histogram histogram, RangeMethod method, ActivationGrid grid, double percentile = DefaultPercentile) => method switch
    {
        RangeMethod.MinMax => histogram.Range,
        RangeMethod.Percentile => PercentileRange.Of(histogram, percentile),
        RangeMethod.MeanSquaredError => RangeSearch.Best(histogram.Range, grid, new SquaredErrorLoss(histogram, grid)),
        RangeMethod.Halfway => Halfway(Choose(histogram, RangeMethod.MeanSquaredError, grid), histogram.Range),
        RangeMethod.Entropy => RangeSearch.Best(histogram.Range, grid, new DivergenceLoss(histogram, grid)),
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, message: null),
    };

    private static ValueRange Halfway(ValueRange a, ValueRange b) => new((a.Minimum + b.Minimum) / 2, (a.Maximum + b.Maximum) / 2);
}
