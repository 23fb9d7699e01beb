using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients.Recurrence;

/// <summary>One step of a recurrent layer in one direction.</summary>
internal interface IRecurrentCell
{
    /// <summary>What is added to the products of all inputs with their weights: <c>[gates * hidden]</c>; null for nothing.</summary>
    Value? InputBias { get; }

    /// <param name="input">The products of the step's input with its weights, biased: <c>[1, batch, gates * hidden]</c>.</param>
    /// <param name="before">The step before.</param>
    RecurrentState Step(Value input, RecurrentState before);
}
