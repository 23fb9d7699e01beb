using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Training.Autodiff;

/// <summary>
/// The values of the main graph that change smoothly with a parameter. What is known to be an integer, a boolean or a text
/// does not; what comes of it has no gradient, and that is right. Only numbers that QuantizeLinear gives stand for others that do.
/// </summary>
internal sealed class ActiveValues
{
    // With the parameter that each depends on, the first one that was found, for messages.
    private readonly Dictionary<Value, Value> _sources = [];

    public ActiveValues(ModelGraph graph, IEnumerable<Value> parameters, ShapeFacts facts)
    {
        foreach (Value parameter in parameters)
        {
            _sources.TryAdd(parameter, parameter);
        }

        foreach (Node node in graph.Nodes)
        {
            if (SourceOf(node) is { } source)
            {
                foreach (Value output in node.Outputs.OfType<Value>().Where(o => node.Is("QuantizeLinear") || MayBeSmooth(facts.Find(o))))
                {
                    _sources.TryAdd(output, source);
                }
            }
        }
    }

    public bool Contains(Value? value) => value is not null && _sources.ContainsKey(value);

    /// <returns>A parameter that the node depends on; null where it depends on none.</returns>
    public Value? SourceOf(Node node) => Captured(node).Concat(node.Inputs.OfType<Value>()).Where(_sources.ContainsKey).Select(v => _sources[v]).FirstOrDefault();

    // What the node's subgraphs take from the graph around them.
    private static IEnumerable<Value> Captured(Node node) =>
        node.Attributes.SelectMany(a => a.Subgraphs).SelectMany(g => g.AllNodes()).SelectMany(n => n.Inputs).OfType<Value>();

    private static bool MayBeSmooth(ValueFact? fact) => fact is not { Kind: FactKind.Tensor }
        || fact.ElementType is ElementType.Float32 or ElementType.Float64 or ElementType.Float16 or ElementType.BFloat16 or ElementType.Undefined;
}
