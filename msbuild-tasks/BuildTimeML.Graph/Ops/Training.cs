using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Optimisers: each output is like one of the inputs behind the rate and the step.</summary>
internal static class Training
{
    private const string Domain = "ai.onnx.preview.training";

    public static IReadOnlyList<Operator> Operators { get; } =
    [
        new("Adagrad", "R, int64, any* -> any*", context => Infer(context, tensors: 3), "decay_factor:float=0 epsilon:float norm_coefficient:float=0", Domain),
        new("Adam", "R, int64, any* -> any*", context => Infer(context, tensors: 4), "alpha:float=0.9 beta:float=0.999 epsilon:float norm_coefficient:float=0 norm_coefficient_post:float=0", Domain),
        new("Momentum", "R, int64, any* -> any*", context => Infer(context, tensors: 3), "alpha:float beta:float mode:string norm_coefficient:float", Domain),
    ];

    // The tensors come in groups: all weights, all gradients, then all states; the outputs are all weights and all states.
    private static void Infer(InferenceContext context, int tensors)
    {
        int group = (context.InputCount - 2) / tensors;
        for (int i = 0; i < context.OutputCount; i++)
        {
            context.Set(i, context.Input(i < group ? 2 + i : 2 + group + i) is { } fact ? fact with { Elements = null } : null);
        }
    }
}
