using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>One of two subgraphs.</summary>
internal static class If
{
    public static IReadOnlyList<Operator> Operators { get; } = [new("If", "bool -> any*", Infer, "else_branch:graph then_branch:graph")];

    private static void Infer(InferenceContext context)
    {
        if (context.Node.Attribute("then_branch")?.Graph is not { } whenTrue || context.Node.Attribute("else_branch")?.Graph is not { } whenFalse)
        {
            return;
        }

        context.Inference.Run(whenTrue);
        context.Inference.Run(whenFalse);
        for (int i = 0; i < context.OutputCount; i++)
        {
            ValueFact? yes = Subgraphs.Output(context, whenTrue, i);
            ValueFact? no = Subgraphs.Output(context, whenFalse, i);
            context.Set(i, context.Constants(0) is [var condition] ? (condition != 0 ? yes : no) : Subgraphs.Join(context.Math, yes, no));
        }
    }
}
