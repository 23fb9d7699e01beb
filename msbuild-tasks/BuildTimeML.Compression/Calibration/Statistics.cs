using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Calibration;

/// <summary>One statistic for each of some values.</summary>
internal static class Statistics
{
    /// <param name="model">Is as before afterwards.</param>
    /// <param name="samples">At least one.</param>
    /// <param name="values">Names of tensors of float32 in the main graph.</param>
    /// <param name="make">The statistic of the value of that name.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <param name="cancellation">Ends the work within a second.</param>
    /// <returns>In the order of the values.</returns>
    public static IReadOnlyDictionary<string, T> Of<T>(
        Model model, ISamples samples, IEnumerable<string> values, Func<string, T> make, CalibrationProgress? progress, CancellationToken cancellation)
        where T : IActivationStatistic
    {
        var statistics = values.Distinct().ToDictionary(v => v, make, StringComparer.Ordinal);
        CalibrationRun.Run(model, samples, [.. statistics.Select(s => new Probe(s.Key, s.Value))], progress, cancellation);
        return statistics;
    }
}
