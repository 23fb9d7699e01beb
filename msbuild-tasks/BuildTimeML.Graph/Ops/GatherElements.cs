
namespace BuildTimeML.Graph.Ops;

/// <summary>Elements picked along an axis: as many as there are indices.</summary>
internal static class GatherElements
{
    public static IReadOnlyList<Operator> Operators { get; } =
    [
        new("GatherElements", "T, index -> T", context => context.SetShape(0, context.Shape(1)), "axis:int=0"),
    ];
}
