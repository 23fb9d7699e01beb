using BuildTimeML.Manifest;

namespace BuildTimeML.Tasks.Signatures;

/// <summary>What the header of a model says.</summary>
/// <param name="Inputs">Without those that are weights.</param>
/// <param name="Outputs">In the order of the model.</param>
/// <param name="WeightsLocations">The files beside the model that weights lie in, relative to its folder; each once, in the order that they are first named.</param>
internal sealed record ModelSignature(
    IReadOnlyList<TensorSignature> Inputs, IReadOnlyList<TensorSignature> Outputs, IReadOnlyList<string> WeightsLocations)
{
    /// <summary>The inputs that have an initializer: weights, unless the item says otherwise.</summary>
    public IReadOnlyList<DefaultedInput> Defaulted { get; init; } = [];

    /// <summary>The names of those among <see cref="Inputs"/> that the item makes optional.</summary>
    public IReadOnlyList<string> OptionalInputs { get; init; } = [];
}

/// <summary>An input with an initializer.</summary>
/// <param name="Input">As the model declares it.</param>
/// <param name="Default">What is known of the initializer.</param>
internal sealed record DefaultedInput(TensorSignature Input, TensorHeader Default);
