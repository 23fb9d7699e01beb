using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.Autodiff;

/// <summary>A gradient would have to go through a node that has none.</summary>
/// <param name="node">Where it ends.</param>
/// <param name="reason">Why, as a clause.</param>
/// <param name="parameter">One of those that it was wanted for.</param>
internal sealed class NoGradientException(Node node, string reason, Value parameter)
    : Exception($"{node} has no gradient: {reason}. It lies between '{parameter}' and the loss. Leave '{parameter}', and whatever else comes before {node}, out of training.")
{
    public Node Node { get; } = node;

    public string Reason { get; } = reason;

    /// <summary>One of the parameters that the gradient was wanted for.</summary>
    public Value Parameter { get; } = parameter;
}
