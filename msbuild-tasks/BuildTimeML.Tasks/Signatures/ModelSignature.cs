using BuildTimeML.Manifest;

namespace BuildTimeML.Tasks.Signatures;

/// <summary>What the header of a model says.</summary>
/// <param name="Inputs">Without those that are weights.</param>
/// <param name="Outputs">In the order of the model.</param>
/// <param name="WeightsLocations">The files beside the model that weights lie in, relative to its folder; each once, in the order that they are first named.</param>
internal sealed record ModelSignature(
    IReadOnlyList<TensorSignature> Inputs, IReadOnlyList<TensorSignature> Outputs, IReadOnlyList<string> WeightsLocations);
