using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Calibration;

/// <summary>Real inputs of a model, one run's worth at a time. Reading the same index again gives the same numbers.</summary>
internal interface ISamples
{
    int Count { get; }

    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    /// <returns>A tensor for each of the model's inputs, in the model's order. They stay the samples' own, and are valid until the next call.</returns>
    IReadOnlyList<NamedTensor> Read(int index);
}
