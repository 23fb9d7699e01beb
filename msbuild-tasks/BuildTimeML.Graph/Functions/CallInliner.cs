using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Functions;

/// <summary>Puts the body of a function in the place of one call. Calls in it become calls of the graph.</summary>
internal sealed class CallInliner(Model model, FunctionTable table)
{
    private readonly NameScope _names = new(model);
    private readonly FunctionVersions _versions = new(model, table);

    /// <returns>Null where the call is gone; otherwise nothing was changed.</returns>
    public InlineStop? Inline(Node call, ModelFunction function)
    {
        if (_versions.Misfit(function) is { } misfit)
        {
            return new InlineStop(call.ToString(), InlineObstacle.OtherVersion, misfit);
        }

        if (PassedOn(call, function) is { } missing)
        {
            return new InlineStop(call.ToString(), InlineObstacle.MissingInput, $"the function {function} passes on its input '{missing.Name}', which the call leaves out");
        }

        ModelGraph body = function.Body;
        Dictionary<string, NodeAttribute> arguments = Arguments(call, function);
        if (_versions.NeedsUpgrade(function))
        {
            if (UpgradedBody.Make(call, function, arguments, model, out body) is { } reason)
            {
                return new InlineStop(call.ToString(), InlineObstacle.OtherVersion, reason);
            }

            arguments = [];
        }

        model.Opsets.AddRange(_versions.Missing(function).ToArray());
        Replace(call, body, arguments);
        return null;
    }

    private static Dictionary<string, NodeAttribute> Arguments(Node call, ModelFunction function)
    {
        var arguments = new Dictionary<string, NodeAttribute>(StringComparer.Ordinal);
        foreach (NodeAttribute attribute in function.Defaults.Concat(call.Attributes))
        {
            arguments[attribute.Name] = attribute;
        }

        return arguments;
    }

    // An input that a node leaves out can be left out; an output of a graph cannot.
    private static Value? PassedOn(Node call, ModelFunction function)
    {
        HashSet<Value> missing = [.. function.Body.Inputs.Where((_, i) => call.Input(i) is null)];
        return missing.Count == 0 ? null : function.Body.AllGraphs().SelectMany(g => g.Outputs).FirstOrDefault(missing.Contains);
    }

    private void Replace(Node call, ModelGraph body, Dictionary<string, NodeAttribute> arguments)
    {
        var values = new Dictionary<Value, Value?>();
        for (int i = 0; i < body.Inputs.Count; i++)
        {
            values[body.Inputs[i]] = call.Input(i);
        }

        string prefix = call.Outputs.FirstOrDefault(o => o is not null)?.Name ?? call.OpType;
        ModelGraph graph = call.Graph!;
        int index = graph.Remove(call);
        List<Node> passedOn = TakeOutputs(call, body, values);
        var copy = new BodyCopy(arguments, values, name => _names.Unique($"{prefix}.{name}"), call.Name);
        foreach (Value constant in body.Initializers)
        {
            graph.AddInitializer(copy.Of(constant)!, constant.Initializer!);
        }

        graph.Insert(index, [.. body.Nodes.Select(copy.Copy), .. passedOn]);
    }

    /// <summary>Outputs of the body are those of the call; where one is an input of the function, or an output twice, a node passes it on.</summary>
    private static List<Node> TakeOutputs(Node call, ModelGraph body, Dictionary<Value, Value?> values)
    {
        var passedOn = new List<Node>();
        foreach ((Value inner, Value? outer) in body.Outputs.Zip(call.Outputs))
        {
            if (outer is not null && !values.TryAdd(inner, outer))
            {
                passedOn.Add(new Node("Identity", [values[inner]], [outer]) { Name = call.Name });
            }
        }

        return passedOn;
    }
}
