using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Training.Autodiff;

/// <summary>Operators that bring values to another shape. Where nothing is to do they give the value itself.</summary>
internal sealed partial class GraphEmitter
{
    /// <summary>The same elements in the shape of another value.</summary>
    public Value ReshapeLike(Value a, Value like)
    {
        if (Facts.Find(like)?.Shape is not { } shape)
        {
            return Emit("Reshape", [a, ShapeOf(like)]);
        }

        return Facts.Find(a)?.Shape is { } now && now.SequenceEqual(shape) ? a
            : shape.Count(d => d.Constant is null) <= 1 ? Reshape(a, [.. shape.Select(d => d.Constant ?? -1)])
            : Emit("Reshape", [a, ShapeOf(like)]);
    }

    /// <param name="a">The elements.</param>
    /// <param name="shape">At most one dimension is -1; 0 keeps the one that is there.</param>
    public Value Reshape(Value a, params IReadOnlyList<long> shape) => Emit("Reshape", [a, Ints(shape)]);

    /// <summary>Repeats a value along dimensions of 1 until it has the shape of another.</summary>
    public Value ExpandLike(Value a, Value like) =>
        Facts.Find(like)?.Shape is { } shape && Facts.Find(a)?.Shape is { } now && now.SequenceEqual(shape) ? a : Emit("Expand", [a, ShapeOf(like)]);

    /// <summary>The gradient of a mean over some axes of a value, which kept a 1 there: every element gets its share.</summary>
    public Value SpreadMean(Value gradient, Value source)
    {
        IReadOnlyList<Dim> kept = Facts.Find(gradient)!.Shape!;
        IReadOnlyList<Dim> whole = Facts.Find(source)!.Shape!;
        Dim[] summed = [.. whole.Where((d, i) => !d.Equals(kept[i]))];
        Value share = summed.All(d => d.Constant is not null)
            ? Scale(gradient, 1.0 / summed.Aggregate(1.0, (product, d) => product * d.Constant!.Value))
            : Mul(gradient, Div(CastLike(Emit("Size", [gradient]), gradient), CastLike(Emit("Size", [source]), gradient)));
        return ExpandLike(share, source);
    }

    public Value CastLike(Value a, Value like) => Emit("Cast", [a], NodeAttribute.Of("to", (long)(Facts.Find(like)?.ElementType ?? ElementType.Float32)));

    /// <summary>The shape of a value as a list: a constant where it is fixed.</summary>
    public Value ShapeOf(Value a) => Facts.TryGetFixedShape(a, out long[]? shape) ? Ints(shape) : Emit("Shape", [a]);

    public Value Transpose(Value a, params IReadOnlyList<long> permutation) =>
        permutation.Select((axis, i) => axis == i).All(same => same) ? a : Emit("Transpose", [a], NodeAttribute.Of("perm", permutation));

    /// <summary>With the last two axes swapped.</summary>
    public Value TransposeMatrix(Value a)
    {
        long rank = Facts.Find(a)!.Shape!.Count;
        return Transpose(a, [.. Enumerable.Range(0, (int)rank - 2), rank - 1, rank - 2]);
    }

    /// <summary>Pieces of the lengths along an axis.</summary>
    public IReadOnlyList<Value> Split(Value a, long axis, IReadOnlyList<long> lengths) =>
        lengths.Count == 1 ? [a] : EmitMany("Split", [a, Ints(lengths)], lengths.Count, NodeAttribute.Of("axis", axis));

    /// <summary>The adjoint of taking elements from an axis, none twice: they go back to their places, and all others are 0.</summary>
    /// <param name="a">What was taken.</param>
    /// <param name="axis">Along which, from the front.</param>
    /// <param name="length">Of the axis before.</param>
    /// <param name="places">Where each was taken from.</param>
    public Value PutBack(Value a, int axis, long length, IReadOnlyList<long> places)
    {
        int rank = Facts.Find(a)!.Shape!.Count;
        long[] pads = new long[2 * rank];
        if (places.Select((p, i) => p == places[0] + i).All(follows => follows))
        {
            pads[axis] = places.Count > 0 ? places[0] : 0;
            pads[axis + rank] = length - places.Count - pads[axis];
            return pads.All(p => p == 0) ? a : Emit("Pad", [a, Ints(pads)]);
        }

        // Every other place takes the zero behind the end.
        pads[axis + rank] = 1;
        long[] sources = [.. Enumerable.Repeat((long)places.Count, (int)length)];
        for (int i = 0; i < places.Count; i++)
        {
            sources[places[i]] = i;
        }

        return Emit("Gather", [Emit("Pad", [a, Ints(pads)]), Ints(sources)], NodeAttribute.Of("axis", axis));
    }

    public Value Zeros(Value like) => Emit("ConstantOfShape", [ShapeOf(like)], NodeAttribute.Of("value", TensorOf(0, Facts.Find(like)?.ElementType ?? ElementType.Float32, 1)));

    /// <summary>
    /// Sums a gradient over the axes that an operand was repeated along, so that it has the operand's shape. Where shapes are
    /// only known at run time, the axes are found then.
    /// </summary>
    public Value Unbroadcast(Value gradient, Value operand)
    {
        IReadOnlyList<Dim> from = Facts.Find(gradient)!.Shape!;
        IReadOnlyList<Dim> to = Facts.Find(operand)!.Shape!;
        int added = from.Count - to.Count;
        if (Enumerable.Range(0, to.Count).Any(i => to[i].Constant is null && !to[i].Equals(from[i + added])))
        {
            return UnbroadcastAtRunTime(gradient, operand, added);
        }

        long[] inner = [.. Enumerable.Range(added, to.Count).Where(i => to[i - added].Constant == 1 && from[i].Constant != 1)];
        long[] axes = [.. Enumerable.Range(0, added), .. inner];
        return axes.Length == 0 ? gradient : ReshapeLike(ReduceSum(gradient, axes, keepDims: added == 0), operand);
    }

    private Value UnbroadcastAtRunTime(Value gradient, Value operand, int added)
    {
        Value shape = ShapeOf(operand);
        Value padded = added == 0 ? shape : Emit("Concat", [Ints([.. Enumerable.Repeat(1L, added)]), shape], NodeAttribute.Of("axis", 0));
        Value differs = Emit("Not", [Emit("Equal", [padded, Emit("Shape", [gradient])])]);
        Value axes = Emit("Squeeze", [Emit("NonZero", [differs]), Ints(0)]);
        return Emit("Reshape", [Emit("ReduceSum", [gradient, axes], NodeAttribute.Of("noop_with_empty_axes", 1)), shape]);
    }
}
