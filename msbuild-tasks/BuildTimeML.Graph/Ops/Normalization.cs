using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Operators that normalise: the first output has the shape of the first input.</summary>
internal static class Normalization
{
    public static IReadOnlyList<Operator> Operators { get; } =
    [
        new("BatchNormalization", "T, S, S, M, M -> T, M?, M?, M?, M?", Batch, "consumed_inputs:ints epsilon:float=0.00001 is_test:int=0 momentum:float=0.9 spatial:int=1 training_mode:int=0"),
        new("InstanceNormalization", "T, T, T -> T", UnaryElementwise.SameShape, "consumed_inputs:ints epsilon:float=0.00001"),
        new("GroupNormalization", "T, T, T -> T", UnaryElementwise.SameShape, "epsilon:float=0.00001 num_groups:int stash_type:int=1"),
        new("RMSNormalization", "T, S -> T", UnaryElementwise.SameShape, "axis:int=-1 epsilon:float=0.00001 stash_type:int=1"),
        new("LayerNormalization", "T, S, S? -> T, tensor?, tensor?", Layer, "axis:int=-1 epsilon:float=0.00001 stash_type:int=1"),
    ];

    private static void Batch(InferenceContext context)
    {
        context.SetShape(0, context.Shape(0));
        for (int i = 1; i < context.OutputCount; i++)
        {
            context.SetShape(i, context.Shape(3));
        }
    }

    private static void Layer(InferenceContext context)
    {
        UnaryElementwise.SameShape(context);
        for (int i = 1; i < context.OutputCount; i++)
        {
            context.SetType(i, (ElementType)context.Int("stash_type"));
            if (context.Shape(0) is { } shape)
            {
                int axis = context.Axis(context.Int("axis"), shape.Count);
                context.SetShape(i, shape.Select((d, a) => a < axis ? d : Dim.One));
            }
        }
    }
}
