using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Inputs that are the shape of an output.</summary>
internal static class Targets
{
    /// <summary>The elements as dimensions; where they are not known, at least how many there are.</summary>
    public static void SetShape(InferenceContext context, int output, int input)
    {
        if (Dimensions(context, input) is { } shape)
        {
            context.SetShape(output, shape);
        }
    }

    /// <returns>Null where not even their number is known.</returns>
    public static Dim[]? Dimensions(InferenceContext context, int input) =>
        context.Elements(input) is { } target ? [.. target.Elements.Select(e => e.MayBeNegative ? context.Math.Unknown() : e)]
        : context.Shape(input) is [{ Constant: >= 0 and <= 64 and var rank }] ? [.. Enumerable.Range(0, (int)rank).Select(_ => context.Math.Unknown())]
        : null;

    /// <returns>Null where there are more elements than are followed.</returns>
    public static int? Count(IEnumerable<long> shape)
    {
        Int128 count = 1;
        foreach (long dimension in shape)
        {
            count = dimension < 0 || count > SymbolicTensor.MaximumElements ? SymbolicTensor.MaximumElements + 1 : count * dimension;
        }

        return count <= SymbolicTensor.MaximumElements ? (int)count : null;
    }
}
