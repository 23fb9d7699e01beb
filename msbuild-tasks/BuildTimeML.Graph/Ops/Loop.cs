using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>A subgraph run again and again on values that it passes on to itself.</summary>
internal static class Loop
{
    private const int MaximumExactDepth = 2;

    public static IReadOnlyList<Operator> Operators { get; } = [new("Loop", "int64?, bool?, any* -> any*", Infer, "body:graph")];

    private static void Infer(InferenceContext context)
    {
        if (context.Node.Attribute("body")?.Graph is not { } body)
        {
            return;
        }

        int states = System.Math.Max(0, System.Math.Min(context.InputCount, body.Inputs.Count) - 2);
        ValueFact?[] facts = States.Settle(context, body, [.. Enumerable.Range(2, states).Select(context.Input)], firstInput: 2, firstOutput: 1, MaximumExactDepth, () =>
        {
            Set(context, body, 0, ElementType.Int64);
            Set(context, body, 1, ElementType.Bool);
        });
        for (int i = 0; i < context.OutputCount; i++)
        {
            context.Set(i, i < states ? facts[i] : Subgraphs.Stacked(context, Subgraphs.Output(context, body, i + 1), context.Math.Unknown()));
        }
    }

    private static void Set(InferenceContext context, ModelGraph body, int index, ElementType type)
    {
        if (index < body.Inputs.Count)
        {
            context.Inference.Facts.Set(body.Inputs[index], ValueFact.Tensor(type, []));
        }
    }
}
