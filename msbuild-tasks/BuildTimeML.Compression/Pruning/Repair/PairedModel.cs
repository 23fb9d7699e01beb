using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Repair;

/// <summary>The parts of two models that some of their values need, in one model on the same inputs.</summary>
internal sealed class PairedModel : IDisposable
{
    private const string Suffix = ".pruned";

    private readonly Dictionary<Value, Value> _copies = [];

    /// <param name="first">Its values keep their names.</param>
    /// <param name="firstValues">Those that are needed.</param>
    /// <param name="second">A model with the same inputs.</param>
    /// <param name="secondValues">Those that are needed.</param>
    public PairedModel(Model first, IEnumerable<string> firstValues, Model second, IEnumerable<string> secondValues)
    {
        Model = new Model(new ModelGraph("pair")) { IrVersion = first.IrVersion };
        Model.Opsets.AddRange(first.Opsets);
        foreach ((Value input, Value same) in first.Graph.Inputs.Zip(second.Graph.Inputs))
        {
            var copy = new Value(input.Name, input.Type);
            Model.Graph.Inputs.Add(copy);
            _copies[input] = copy;
            _copies[same] = copy;
        }

        Copy(first, firstValues, "");
        Copy(second, secondValues, Suffix);
    }

    public Model Model { get; }

    /// <summary>The name of a value of the second model in the pair.</summary>
    public string NameOfSecond(string name) => Model.Graph.Inputs.Exists(i => i.Name == name) ? name : name + Suffix;

    public void Dispose() => Model.Dispose();

    private void Copy(Model model, IEnumerable<string> values, string suffix)
    {
        HashSet<Node> needed = Ancestors(model.Graph, values.ToHashSet());
        foreach (Node node in model.Graph.Nodes.Where(needed.Contains))
        {
            Model.Graph.Add(new Node(node.OpType, [.. node.Inputs.Select(i => i is null ? null : Source(i, suffix))], [.. node.Outputs.Select(o => o is null ? null : _copies[o] = new Value(o.Name + suffix))])
            {
                Domain = node.Domain,
                Name = node.Name.Length == 0 ? "" : node.Name + suffix,
                Attributes = [.. node.Attributes],
            });
        }
    }

    private Value Source(Value value, string suffix)
    {
        if (!_copies.TryGetValue(value, out Value? copy))
        {
            _copies[value] = copy = Model.Graph.AddInitializer(new Value(value.Name + suffix), value.Initializer ?? throw new InvalidOperationException($"The value '{value.Name}' has no source."));
        }

        return copy;
    }

    private static HashSet<Node> Ancestors(ModelGraph graph, HashSet<string> values)
    {
        var needed = new HashSet<Node>();
        var open = new Stack<Node>(graph.Nodes.Where(n => n.Outputs.Any(o => o is not null && values.Contains(o.Name))));
        while (open.TryPop(out Node? node))
        {
            if (needed.Add(node))
            {
                foreach (Node producer in node.Inputs.Select(i => i?.Producer).OfType<Node>())
                {
                    open.Push(producer);
                }
            }
        }

        return needed;
    }
}
