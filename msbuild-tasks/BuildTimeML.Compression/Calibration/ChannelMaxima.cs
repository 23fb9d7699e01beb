using BuildTimeML.Build;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Calibration;

/// <summary>The largest magnitude of each channel of values of a model, over all samples; what SmoothQuant balances.</summary>
internal static class ChannelMaxima
{
    /// <param name="model">Is as before afterwards.</param>
    /// <param name="samples">At least one.</param>
    /// <param name="axisOfValue">By the names of tensors of float32 in the main graph, the axis that the channels lie along; negative ones count from the last.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <param name="cancellation">Ends the work within a second.</param>
    /// <exception cref="BuildErrorException">There is no sample, the model does not run on one, or it gives a number that is not finite.</exception>
    /// <exception cref="ArgumentException">A value is no tensor of float32 of the main graph, or has no such axis.</exception>
    public static IReadOnlyDictionary<string, float[]> Run(
        Model model, ISamples samples, IReadOnlyDictionary<string, int> axisOfValue, CalibrationProgress? progress = null, CancellationToken cancellation = default) =>
        Statistics.Of(model, samples, axisOfValue.Keys, v => new ChannelMagnitudes(axisOfValue[v]), progress, cancellation).ToDictionary(s => s.Key, s => s.Value.Largest);
}
