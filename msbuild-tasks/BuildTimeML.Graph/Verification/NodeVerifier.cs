using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Ops;

namespace BuildTimeML.Graph.Verification;

/// <summary>A node by itself: its operator, how many inputs and outputs it has, and what its attributes hold.</summary>
internal static class NodeVerifier
{
    public static GraphProblem? Verify(VerifierContext context, Node node)
    {
        if (node.OpType.Length == 0)
        {
            return Problem(node, "", $"{node} names no operator");
        }

        if ((AttributeNames(node) ?? References(context, node)) is { } problem)
        {
            return problem;
        }

        ModelFunction? function = context.Functions.Find(node);
        if (function is not null && context.Function is not null)
        {
            return CallVerifier.Verify(node, function);
        }

        if (context.Opsets.VersionOf(node.Domain) is not { } version)
        {
            return Problem(node, "", $"{node} needs the operator set '{node.Domain}', which {context.Owner} does not import");
        }

        return function is not null ? CallVerifier.Verify(node, function) : FormVerifier.Verify(node, version) ?? (OpTable.Find(node) is { } op ? Inputs(node, op) ?? Outputs(node, op) ?? Attributes(node, op) : null);
    }

    private static GraphProblem? AttributeNames(Node node)
    {
        if (node.Attributes.Count < 2)
        {
            return null;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        return node.Attributes.Find(a => !names.Add(a.Name)) is { } attribute ? Problem(node, "", $"{node} has the attribute '{attribute.Name}' twice") : null;
    }

    private static GraphProblem? References(VerifierContext context, Node node) =>
        context.Function is null && node.Attributes.Find(a => a.Reference is not null) is { } attribute
            ? Problem(node, "", $"{node} takes its attribute '{attribute.Name}' from the attribute '{attribute.Reference}' of a function, and is in none")
            : null;

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
            if (op.Attribute(attribute.Name) is { } known && !IsOpenReference(attribute) && !known.Kinds.Contains(attribute.Kind))
            {
                return Problem(node, "", $"{node} has the attribute '{attribute.Name}' as {Name(attribute.Kind)}, and {op.Name} takes {string.Join(" or ", known.Kinds.Select(Name))}");
            }
        }

        return null;
    }

    // A reference may leave its kind to what it refers to.
    private static bool IsOpenReference(NodeAttribute attribute) => attribute.Reference is not null && attribute.Kind == AttributeKind.Undefined;

    private static string Name(AttributeKind kind) => kind.ToString().ToLowerInvariant();

    private static GraphProblem Problem(Node node, string value, string message) => new(node.ToString(), value, message);
}
