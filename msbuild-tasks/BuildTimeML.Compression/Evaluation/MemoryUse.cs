using BuildTimeML.Build;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Manifest;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Evaluation;

/// <summary>
/// How much the memory of this process grows at most while a model is loaded and run, with its inputs and outputs. What the engine needs before it has
/// any model does not count: it has loaded and run a model of one node by then.
/// </summary>
internal static class MemoryUse
{
    private const int Runs = 3;

    private const string OneNode = "warm (float[1] x) => (float[1] y) { y = Identity(x) }";

    /// <param name="item">The model, the manifest of its signature, and its samples. Its graph is loaded as it is where it says that it was optimised at build.</param>
    /// <param name="signature">Its manifest.</param>
    /// <param name="samples">Those that it is run on, where there are any.</param>
    /// <returns>Bytes.</returns>
    /// <exception cref="OnnxRuntimeException">The engine refuses the model or the run.</exception>
    public static long Peak(WorkerItem item, ModelManifest signature, ISamples? samples)
    {
        var options = new ModelOptions { IntraOpThreads = 1, Optimization = item.SaveOptimizedGraph ? GraphOptimization.None : null };
        WarmUp(options);
        IReadOnlyList<NamedTensor>? sample = samples?.Read(0);
        using var memory = new PeakMemory();
        using ModelSession session = ModelSession.Load(item.ModelPath, options);
        var timer = new RunTimer(() => sample ?? SyntheticInputs.Create(session.Inputs, [.. signature.MaxDimensions]));
        timer.RunSome(session, Runs);
        return memory.Growth();
    }

    private static void WarmUp(ModelOptions options)
    {
        using Model model = GraphTextReader.Read(OneNode);
        using var bytes = new MemoryStream();
        ModelWriter.Write(model, bytes);
        using ModelSession session = ModelSession.Load(bytes.ToArray(), options);
        new RunTimer(() => SyntheticInputs.Create(session.Inputs, [])).RunSome(session, 1);
    }
}
