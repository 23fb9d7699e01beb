using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Operators that make numbers: random ones, windows of signals, the identity matrix.</summary>
internal static class Generators
{
    private const string Distribution = "dtype:int=1 mean:float=0 scale:float=1 high:float=1 low:float=0 seed:float shape:ints";

    public static IReadOnlyList<Operator> Operators { get; } =
    [
        new("RandomNormal", " -> tensor", Random, Distribution),
        new("RandomUniform", " -> tensor", Random, Distribution),
        .. "RandomNormalLike RandomUniformLike".Split(' ').Select(name => new Operator(name, "T -> tensor", Like, Distribution.Replace("dtype:int=1", "dtype:int", StringComparison.Ordinal))),
        new("Bernoulli", "T -> tensor", Like, "dtype:int seed:float"),
        new("EyeLike", "T -> tensor", Like, "dtype:int k:int=0"),
        new("Multinomial", "T -> tensor", Multinomial, "dtype:int=6 sample_size:int=1 seed:float"),
        .. "BlackmanWindow HammingWindow HannWindow".Split(' ').Select(name => new Operator(name, "T -> tensor", Window, "output_datatype:int=1 periodic:int=1")),
        new("MelWeightMatrix", "T, T, T, U, U -> tensor", Mel, "output_datatype:int=1"),
    ];

    private static void Random(InferenceContext context)
    {
        context.SetType(0, (ElementType)context.Int("dtype"));
        context.SetShape(0, context.Ints("shape")?.Select(Dim.Fixed));
    }

    private static void Like(InferenceContext context)
    {
        context.SetType(0, context.Has("dtype") ? (ElementType)context.Int("dtype") : context.Type(0));
        context.SetShape(0, context.Shape(0));
    }

    private static void Multinomial(InferenceContext context)
    {
        context.SetType(0, (ElementType)context.Int("dtype"));
        context.SetShape(0, [context.Shape(0) is { Count: 2 } shape ? shape[0] : context.Math.Unknown(), Dim.Fixed(context.Int("sample_size"))]);
    }

    private static void Window(InferenceContext context)
    {
        context.SetType(0, (ElementType)context.Int("output_datatype"));
        context.SetShape(0, [context.Elements(0) is { Elements: [var size] } && !size.MayBeNegative ? size : context.Math.Unknown()]);
    }

    private static void Mel(InferenceContext context)
    {
        context.SetType(0, (ElementType)context.Int("output_datatype"));
        Dim bins = context.Constants(0) is [>= 0 and var count] ? Dim.Fixed(count) : context.Math.Unknown();
        Dim length = context.Constants(1) is [>= 0 and var transform] ? Dim.Fixed((transform / 2) + 1) : context.Math.Unknown();
        context.SetShape(0, [length, bins]);
    }
}
