using BuildTimeML.Graph.Functions;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Ops;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Verification;

/// <summary>The types of the values that known operators get and give, where they are known.</summary>
internal static class TypeVerifier
{
    public static GraphProblem? Verify(Model model, FunctionTable functions)
    {
        ShapeFacts facts = ShapeInference.Run(model);
        if (facts.TypeContradictions is [var contradiction, ..])
        {
            return contradiction;
        }

        foreach (Node node in model.Graph.AllNodes())
        {
            if (functions.Find(node) is null && OpTable.Find(node) is { } op && Verify(node, op, facts) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private static GraphProblem? Verify(Node node, Operator op, ShapeFacts facts)
    {
        Dictionary<string, (ElementType Type, string Value)>? variables = null;
        for (int i = 0; i < node.Inputs.Count; i++)
        {
            if (node.Inputs[i] is not { } input || op.Input(i) is not { } slot || facts.Find(input) is not { } fact)
            {
                continue;
            }

            if (slot.Kind != SlotKind.Any && fact.Kind != (slot.Kind == SlotKind.Tensor ? FactKind.Tensor : FactKind.Sequence))
            {
                return Problem(node, input, $"{node} gets '{input.Name}', a {fact}, and {op.Name} takes a {slot.Kind.ToString().ToLowerInvariant()} there");
            }

            if (fact.Kind == FactKind.Tensor && fact.ElementType != ElementType.Undefined && Element(node, op, slot, input, fact.ElementType, variables ??= new(StringComparer.Ordinal)) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private static GraphProblem? Element(
        Node node, Operator op, OperatorSlot slot, Value input, ElementType type, Dictionary<string, (ElementType Type, string Value)> variables)
    {
        if (slot.Types.Count > 0 && !slot.Types.Contains(type))
        {
            return Problem(node, input, $"{node} gets '{input.Name}' as {ElementTypes.NameOf(type)}, and {op.Name} takes {string.Join(" or ", slot.Types.Select(ElementTypes.NameOf))} there");
        }

        return slot.Variable is { } variable && !variables.TryAdd(variable, (type, input.Name)) && variables[variable].Type != type
            ? Problem(node, input, $"{node} gets '{variables[variable].Value}' as {ElementTypes.NameOf(variables[variable].Type)} and '{input.Name}' as {ElementTypes.NameOf(type)}, and {op.Name} needs both to be of one type")
            : null;
    }

    private static GraphProblem Problem(Node node, Value value, string message) => new(node.ToString(), value.Name, message);
}
