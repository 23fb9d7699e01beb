using BuildTimeML.Build;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Pruning.Structure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Repair;

/// <summary>What the layers of a model see in the samples: the covariances of their inputs.</summary>
internal static class LayerStatistics
{
    // To work on those of longer vectors takes minutes.
    private const int LargestLength = 4608;

    /// <param name="model">Is as before afterwards.</param>
    /// <param name="layers">Layers in groups are left out, and those whose vectors are too long.</param>
    /// <param name="samples">At least one.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>By the names of the layers' outputs.</returns>
    /// <exception cref="BuildErrorException">The samples do not fit the model, or give numbers that are not finite.</exception>
    public static IReadOnlyDictionary<string, CrossGram> Of(Model model, IEnumerable<MixingLayer> layers, ISamples samples, CancellationToken cancellation)
    {
        (string Output, GramRequest Request)[] requests = [.. layers
            .Where(l => l.Groups == 1)
            .Select(l => (l.Node.Outputs[0]!.Name, GramRequest.Of(l.Node)!))
            .Where(r => r.Item2 is { Length: <= LargestLength })];
        var sums = requests.Select(r => r.Request).Distinct().ToDictionary(r => r, r => new MatrixSum(checked((r.Length + 1) * (r.Length + 1))));
        CalibrationRun.Run(model, samples, [.. sums.Select(s => new CrossGramProbe(s.Key, null, s.Key, model.OpsetVersion() ?? 0, s.Value))], progress: null, cancellation);
        var grams = sums.ToDictionary(s => s.Key, s => CrossGram.Of(s.Value.Elements, 0, s.Key.Length, s.Key.Length));
        return requests.ToDictionary(r => r.Output, r => grams[r.Request]);
    }
}
