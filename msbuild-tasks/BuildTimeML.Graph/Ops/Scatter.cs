
namespace BuildTimeML.Graph.Ops;

/// <summary>A tensor with some of its elements replaced.</summary>
internal static class Scatter
{
    public static IReadOnlyList<Operator> Operators { get; } =
    [
        new("Scatter", "T, index, T -> T", UnaryElementwise.SameShape, "axis:int=0"),
        new("ScatterElements", "T, index, T -> T", UnaryElementwise.SameShape, "axis:int=0 reduction:string=none"),
        new("ScatterND", "T, int64, T -> T", UnaryElementwise.SameShape, "reduction:string=none"),
        new("TensorScatter", "T, T, int64? -> T", UnaryElementwise.SameShape, "axis:int=-2 mode:string=linear"),
    ];
}
