using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Losses: a scalar, or one number for each element.</summary>
internal static class Losses
{
    public static IReadOnlyList<Operator> Operators { get; } =
    [
        new("NegativeLogLikelihoodLoss", "T, index, T? -> T", Infer, "ignore_index:int reduction:string=mean"),
        new("SoftmaxCrossEntropyLoss", "T, index, T? -> T, T?", Infer, "ignore_index:int reduction:string=mean"),
    ];

    private static void Infer(InferenceContext context)
    {
        context.SetShape(0, context.Text("reduction") == "none" ? context.Shape(1) : []);
        context.SetShape(1, context.Shape(0));
    }
}
