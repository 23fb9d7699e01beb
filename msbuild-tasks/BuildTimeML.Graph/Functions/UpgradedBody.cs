using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Versioning;

namespace BuildTimeML.Graph.Functions;

/// <summary>A body for one call, in the model's version of the default operator set.</summary>
internal static class UpgradedBody
{
    /// <param name="call">Tells types of inputs, where the graph declares them.</param>
    /// <param name="function">Is not changed.</param>
    /// <param name="arguments">The attributes of the call, and defaults.</param>
    /// <param name="model">Has the version.</param>
    /// <param name="body">The body, which has constants of its own and no references.</param>
    /// <returns>Why it cannot be brought there; null where it was.</returns>
    public static string? Make(Node call, ModelFunction function, IReadOnlyDictionary<string, NodeAttribute> arguments, Model model, out ModelGraph body)
    {
        long target = model.OpsetVersion()!.Value;
        body = Copy(call, function, arguments);
        using var alone = new Model(body) { IrVersion = model.IrVersion };
        alone.Opsets.AddRange(function.Opsets);
        return OpsetUpgrade.Run(alone, target) is { } stop ? $"{FunctionVersions.Describe(function, "", target)}: {stop}" : null;
    }

    private static ModelGraph Copy(Node call, ModelFunction function, IReadOnlyDictionary<string, NodeAttribute> arguments)
    {
        var graph = new ModelGraph(function.Name);
        var values = new Dictionary<Value, Value?>();
        for (int i = 0; i < function.Body.Inputs.Count; i++)
        {
            Value? given = call.Input(i);
            var input = new Value(function.Body.Inputs[i].Name, given?.Type ?? TypeOf(given?.Initializer));
            graph.Inputs.Add(input);
            values[function.Body.Inputs[i]] = given is null ? null : input;
        }

        var copy = new BodyCopy(arguments, values, name => name, prefix: "");
        foreach (Node node in function.Body.Nodes)
        {
            graph.Add(copy.Copy(node));
        }

        graph.Outputs.AddRange(function.Body.Outputs.Select(o => copy.Of(o)!));
        return graph;
    }

    private static TensorType? TypeOf(Tensor? constant) => constant is null
        ? null
        : new TensorType(constant.ElementType, [.. constant.Dimensions.ToArray().Select(Dimension.Fixed)]);
}
