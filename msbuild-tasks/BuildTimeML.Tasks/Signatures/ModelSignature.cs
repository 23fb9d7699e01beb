using BuildTimeML.Manifest;

namespace BuildTimeML.Tasks.Signatures;

/// <summary>The inputs and outputs of a model, without those inputs that are weights.</summary>
internal sealed record ModelSignature(IReadOnlyList<TensorSignature> Inputs, IReadOnlyList<TensorSignature> Outputs);
