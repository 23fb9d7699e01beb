using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>A subgraph run on one slice after the other of its inputs.</summary>
internal static class Scan
{
    private const int MaximumExactDepth = 2;

    public static IReadOnlyList<Operator> Operators { get; } =
    [
        new("Scan", "any* -> any*", Infer,
            "body:graph directions:ints num_scan_inputs:int scan_input_axes:ints scan_input_directions:ints scan_output_axes:ints scan_output_directions:ints"),
    ];

    private static void Infer(InferenceContext context)
    {
        // Before version 9 the operator had a batch dimension and another order of inputs.
        if (context.Opset < 9 || context.Node.Attribute("body")?.Graph is not { } body)
        {
            return;
        }

        long scanned = context.Int("num_scan_inputs");
        if (scanned < 1 || scanned > context.InputCount || context.InputCount != body.Inputs.Count)
        {
            throw context.Wrong(0, $"{context.InputCount} inputs, {scanned} of them cut into slices, do not fit the {body.Inputs.Count} inputs of the body");
        }

        int states = context.InputCount - (int)scanned;
        Dim steps = context.Math.Unknown();
        var slices = new ValueFact?[scanned];
        for (int i = 0; i < scanned; i++)
        {
            slices[i] = Slice(context, states + i, Axis(context, "scan_input_axes", i), ref steps);
        }

        ValueFact?[] facts = States.Settle(context, body, [.. Enumerable.Range(0, states).Select(context.Input)], firstInput: 0, firstOutput: 0, MaximumExactDepth, () =>
        {
            for (int i = 0; i < scanned; i++)
            {
                context.Inference.Facts.Set(body.Inputs[states + i], slices[i]);
            }
        });
        for (int i = 0; i < context.OutputCount; i++)
        {
            context.Set(i, i < states ? facts[i] : Stacked(context, Subgraphs.Output(context, body, i), steps, Axis(context, "scan_output_axes", i - states)));
        }
    }

    private static long Axis(InferenceContext context, string attribute, int index) => context.Ints(attribute) is { } axes && index < axes.Count ? axes[index] : 0;

    private static ValueFact? Slice(InferenceContext context, int input, long axis, ref Dim steps)
    {
        if (context.Input(input) is not { Kind: FactKind.Tensor } fact || fact.Shape is not { Count: > 0 } shape)
        {
            return context.Input(input) is { Kind: FactKind.Tensor } tensor ? ValueFact.Tensor(tensor.ElementType) : null;
        }

        int at = context.Axis(axis, shape.Count);
        steps = InferenceContext.Better(shape[at], steps);
        return ValueFact.Tensor(fact.ElementType, [.. shape.Where((_, i) => i != at)]);
    }

    private static ValueFact? Stacked(InferenceContext context, ValueFact? fact, Dim steps, long axis) =>
        Subgraphs.Stacked(context, fact, steps, (int)(axis < 0 ? axis + (fact?.Shape?.Count ?? 0) + 1 : System.Math.Min(axis, int.MaxValue)));
}
