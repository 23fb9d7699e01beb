using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Evaluation;

/// <summary>Tells how long a model takes.</summary>
internal interface ILatencyMeter
{
    /// <summary>The time of a run by the time of a run of the float model.</summary>
    /// <param name="path">The model.</param>
    /// <param name="cancellation">Ends the work between two runs.</param>
    /// <param name="optimization">How the model is loaded; the float model is always optimised.</param>
    /// <exception cref="OnnxRuntimeException">The engine refuses the model or the run.</exception>
    MedianEstimate Ratio(string path, CancellationToken cancellation, GraphOptimization? optimization = null);
}
