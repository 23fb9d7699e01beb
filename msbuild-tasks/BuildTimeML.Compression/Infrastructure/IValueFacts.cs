using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Infrastructure;

/// <summary>What is known of values before the model runs.</summary>
internal interface IValueFacts
{
    ElementType? ElementTypeOf(Value value);

    /// <returns>Null where not even the rank is known.</returns>
    IReadOnlyList<Dimension>? ShapeOf(Value value);

    /// <summary>The elements of a tensor of integers, such as a shape that was computed.</summary>
    /// <returns>Null where the value is none, or is too large to be followed.</returns>
    IReadOnlyList<Dimension>? ElementsOf(Value value);
}
