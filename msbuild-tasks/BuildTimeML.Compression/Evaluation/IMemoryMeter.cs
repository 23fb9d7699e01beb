using BuildTimeML.Build;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Evaluation;

/// <summary>Tells how much memory a model takes.</summary>
internal interface IMemoryMeter
{
    /// <param name="item">Has the samples and the manifest of the model.</param>
    /// <param name="path">The model.</param>
    /// <param name="optimization">How it is loaded.</param>
    /// <param name="cancellation">Ends the measurement.</param>
    /// <returns>Bytes.</returns>
    /// <exception cref="BuildErrorException">It cannot be measured.</exception>
    long Peak(WorkerItem item, string path, GraphOptimization? optimization, CancellationToken cancellation);
}
