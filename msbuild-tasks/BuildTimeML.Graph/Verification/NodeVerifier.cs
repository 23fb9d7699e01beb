using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Ops;

namespace BuildTimeML.Graph.Verification;

/// <summary>A node by itself: its operator, how many inputs and outputs it has, and what its attributes hold.</summary>
internal static class NodeVerifier
{
    public static GraphProblem? Verify(Model model, Node node)
    {
        if (node.OpType.Length == 0)
        {
            return Problem(node, "", $"{node} names no operator");
        }

        if (model.OpsetVersion(node.Domain == "ai.onnx" ? "" : node.Domain) is null)
        {
            return model.DefinesFunctions ? null : Problem(node, "", $"{node} needs the operator set '{node.Domain}', which the model does not import");
        }

        return AttributeNames(node) ?? (OpTable.Find(node) is { } op ? Inputs(node, op) ?? Outputs(node, op) ?? Attributes(node, op) : null);
    }

    private static GraphProblem? AttributeNames(Node node)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return node.Attributes.Find(a => !names.Add(a.Name)) is { } attribute ? Problem(node, "", $"{node} has the attribute '{attribute.Name}' twice") : null;
    }

    private static GraphProblem? Inputs(Node node, Operator op)
    {
        if (node.Inputs.Count > op.MaximumInputs)
        {
            return Problem(node, "", $"{node} has {node.Inputs.Count} inputs, and {op.Name} takes at most {op.MaximumInputs}");
        }

        for (int i = 0; i < op.Inputs.Count; i++)
        {
            if (!op.Inputs[i].IsOptional && node.Input(i) is null)
            {
                return Problem(node, "", $"{node} lacks its input {i}, which {op.Name} needs");
            }
        }

        return null;
    }

    private static GraphProblem? Outputs(Node node, Operator op) => node.Outputs.Count > op.MaximumOutputs
        ? Problem(node, node.Outputs[^1]?.Name ?? "", $"{node} has {node.Outputs.Count} outputs, and {op.Name} gives at most {op.MaximumOutputs}")
        : null;

    // Attributes that are not known may be of a version to come.
    private static GraphProblem? Attributes(Node node, Operator op)
    {
        foreach (NodeAttribute attribute in node.Attributes)
        {
            if (op.Attribute(attribute.Name) is { } known && !known.Kinds.Contains(attribute.Kind))
            {
                return Problem(node, "", $"{node} has the attribute '{attribute.Name}' as {Name(attribute.Kind)}, and {op.Name} takes {string.Join(" or ", known.Kinds.Select(Name))}");
            }
        }

        return null;
    }

    private static string Name(AttributeKind kind) => kind.ToString().ToLowerInvariant();

    private static GraphProblem Problem(Node node, string value, string message) => new(node.ToString(), value, message);
}
