using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Operators on any number of tensors that are broadcast to a common shape.</summary>
internal static class VariadicElementwise
{
    public static IReadOnlyList<Operator> Operators { get; } =
    [
        new("Max", "T* -> T", c => Infer(c, c.Math.Maximum), "consumed_inputs:ints"),
        new("Min", "T* -> T", c => Infer(c, c.Math.Minimum), "consumed_inputs:ints"),
        new("Sum", "T* -> T", c => Infer(c, c.Math.Add), "consumed_inputs:ints"),
        new("Mean", "T* -> T", Shape, "consumed_inputs:ints"),
    ];

    private static void Shape(InferenceContext context) => context.SetShape(0, Broadcast.Shapes(context, Enumerable.Range(0, context.InputCount)));

    private static void Infer(InferenceContext context, Func<Dim, Dim, Dim> function)
    {
        Shape(context);
        SymbolicTensor? result = context.Elements(0);
        for (int i = 1; i < context.InputCount; i++)
        {
            result = Broadcast.Elements(result, context.Elements(i), context.Type(0), function);
        }

        context.SetElements(0, result);
    }
}
