using BuildTimeML.Build;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Calibration;

/// <summary>
/// The Gram matrices X X^T of the inputs of linear layers, over all samples. The engine multiplies in float32 within a sample;
/// between samples they are added up in double and in the order of the samples.
/// </summary>
internal static class GramMatrices
{
    /// <param name="model">Is as before afterwards.</param>
    /// <param name="samples">At least one.</param>
    /// <param name="requests">Equal ones are served once.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <param name="cancellation">Ends the work within a second.</param>
    /// <returns>8 * groups * K^2 bytes for each; besides those, requests are served in groups of <see cref="ProbeGroups.Bound"/>.</returns>
    /// <exception cref="BuildErrorException">There is no sample, the model does not run on one, or it gives a number that is not finite.</exception>
    /// <exception cref="ArgumentException">A value is no tensor of float32 of the main graph.</exception>
    public static IReadOnlyDictionary<GramRequest, GramMatrix> Run(
        Model model, ISamples samples, IEnumerable<GramRequest> requests, CalibrationProgress? progress = null, CancellationToken cancellation = default)
    {
        GramProbe[] probes = [.. requests.Distinct().Select(r => new GramProbe(r, new GramSum(r)))];
        CalibrationRun.Run(model, samples, probes, progress, cancellation);
        return probes.ToDictionary(p => p.Request, p => p.Sum.Matrix);
    }
}
