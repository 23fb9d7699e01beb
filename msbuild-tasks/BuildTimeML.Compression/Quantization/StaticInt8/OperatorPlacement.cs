using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Quantization.StaticInt8;

/// <summary>A line of the placement table.</summary>
/// <param name="OpType">An operator of the default domain.</param>
/// <param name="Kind">How it takes part.</param>
internal sealed record OperatorPlacement(string OpType, PlacementKind Kind)
{
    /// <summary>Whether all inputs are activations; otherwise only the first is.</summary>
    public bool AllInputs { get; init; }

    /// <summary>Whether its result has to be of 8 bits too; otherwise it may stay float32.</summary>
    public bool NeedsQuantizedOutput { get; init; } = true;

    /// <summary>Which forms of the operator the engine has in 8 bits.</summary>
    public Func<Node, bool> Applies { get; init; } = _ => true;

    public IEnumerable<Value> Activations(Node node) => (AllInputs ? node.Inputs : node.Inputs.Take(1)).OfType<Value>();
}
