using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Recurrent networks.</summary>
internal static class Recurrent
{
    private const string Attributes = "activation_alpha:floats activation_beta:floats activations:strings clip:float direction:string=forward hidden_size:int output_sequence:int=0 layout:int=0";

    public static IReadOnlyList<Operator> Operators { get; } =
    [
        new("RNN", "T, T, T, T?, index?, T? -> T?, T?", Infer, Attributes),
        new("GRU", "T, T, T, T?, index?, T? -> T?, T?", Infer, Attributes + " linear_before_reset:int=0"),
        new("LSTM", "T, T, T, T?, index?, T?, T?, T? -> T?, T?, T?", Infer, Attributes + " input_forget:int=0"),
    ];

    private static void Infer(InferenceContext context)
    {
        Dim directions = Dim.Fixed(context.Text("direction") == "bidirectional" ? 2 : 1);
        Dim hidden = context.Has("hidden_size") ? Dim.Fixed(context.Int("hidden_size"))
            : context.Shape(2) is { Count: 3 } recurrence ? recurrence[2]
            : context.Math.Unknown();
        bool batchFirst = context.Int("layout") != 0;
        (Dim first, Dim second) = context.Shape(0) is [var a, var b, _] ? (a, b) : (context.Math.Unknown(), context.Math.Unknown());
        (Dim sequence, Dim batch) = batchFirst ? (second, first) : (first, second);
        context.SetShape(0, batchFirst ? [batch, sequence, directions, hidden] : [sequence, directions, batch, hidden]);
        for (int i = 1; i < context.OutputCount; i++)
        {
            context.SetShape(i, batchFirst ? [batch, directions, hidden] : [directions, batch, hidden]);
        }
    }
}
