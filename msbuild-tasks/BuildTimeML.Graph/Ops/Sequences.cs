using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Operators on sequences of tensors.</summary>
internal static class Sequences
{
    public static IReadOnlyList<Operator> Operators { get; } =
    [
        new("SequenceConstruct", "T* -> sequence", Construct),
        new("SequenceEmpty", " -> sequence", c => c.Set(0, ValueFact.Sequence(ValueFact.Tensor(c.Has("dtype") ? (ElementType)c.Int("dtype") : ElementType.Float32))), "dtype:int"),
        new("SequenceAt", "sequence, index -> tensor", c => c.Set(0, ValueFact.ElementOf(c.Input(0), c.Math))),
        new("SequenceErase", "sequence, index? -> sequence", c => c.Set(0, c.Input(0))),
        new("SequenceInsert", "sequence, tensor, index? -> sequence", Insert),
        new("SequenceLength", "sequence -> int64", c => c.SetShape(0, [])),
        new("SequenceMap", "any* -> any*", Map, "body:graph"),
        new("SplitToSequence", "T, index? -> sequence", Split, "axis:int=0 keepdims:int=1"),
        new("ConcatFromSequence", "sequence -> tensor", Concat, "axis:int new_axis:int=0"),
    ];

    private static void Construct(InferenceContext context) =>
        context.Set(0, ValueFact.Sequence(Enumerable.Range(0, context.InputCount).Select(context.Input).Aggregate((a, b) => Subgraphs.Join(context.Math, a, b))));

    // An empty sequence has elements of any shape.
    private static void Insert(InferenceContext context) =>
        context.Set(0, ValueFact.Sequence(ValueFact.Tensor(context.Type(1), Subgraphs.Join(context.Math, context.Input(0)?.Inner, context.Input(1))?.Shape)));

    private static void Map(InferenceContext context)
    {
        if (context.Node.Attribute("body")?.Graph is not { } body)
        {
            return;
        }

        for (int i = 0; i < System.Math.Min(body.Inputs.Count, context.InputCount); i++)
        {
            ValueFact? fact = context.Input(i);
            context.Inference.Facts.Set(body.Inputs[i], fact is { Kind: FactKind.Sequence } ? ValueFact.ElementOf(fact, context.Math) : fact);
        }

        context.Inference.RunBody(body);
        for (int i = 0; i < context.OutputCount; i++)
        {
            context.Set(i, ValueFact.Sequence(Subgraphs.Output(context, body, i) is { } fact ? fact with { Elements = null } : null));
        }
    }

    private static void Split(InferenceContext context)
    {
        IReadOnlyList<Dim>? shape = context.Shape(0);
        if (shape is not null)
        {
            int axis = context.Axis(context.Int("axis"), shape.Count);
            bool removed = !context.HasInput(1) && context.Int("keepdims") == 0;
            Dim part = !context.HasInput(1) ? Dim.One : context.Math.Unknown();
            shape = removed ? [.. shape.Where((_, i) => i != axis)] : [.. shape.Select((d, i) => i == axis ? part : d)];
        }

        context.Set(0, ValueFact.Sequence(ValueFact.Tensor(context.Type(0), shape)));
    }

    private static void Concat(InferenceContext context)
    {
        if (ValueFact.ElementOf(context.Input(0), context.Math) is not { Kind: FactKind.Tensor } inner)
        {
            return;
        }

        context.SetType(0, inner.ElementType);
        if (inner.Shape is { } shape)
        {
            bool added = context.Int("new_axis") != 0;
            int axis = context.Axis(context.Int("axis"), added ? shape.Count + 1 : shape.Count);
            context.SetShape(0, [.. shape.Take(axis), context.Math.Unknown(), .. shape.Skip(added ? axis : axis + 1)]);
        }
    }
}
