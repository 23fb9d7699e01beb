using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>How the window of a Conv or a pooling operator moves, each list with a number per spatial axis.</summary>
internal sealed record ConvGeometry
{
    public required long[] Kernel { get; init; }

    public required long[] Strides { get; init; }

    public required long[] Dilations { get; init; }

    /// <summary>Those before all axes, then those behind.</summary>
    public required long[] Pads { get; init; }

    public int Rank => Kernel.Length;

    /// <summary>Whether each output sees one input, and each input is seen once.</summary>
    public bool IsPointwise => Kernel.All(k => k == 1) && Strides.All(s => s == 1) && Pads.All(p => p == 0);

    /// <summary>How many places the window reaches over.</summary>
    public long Window(int axis) => ((Kernel[axis] - 1) * Dilations[axis]) + 1;

    /// <summary>All places of the window, in the order of the weights.</summary>
    public IEnumerable<long[]> Taps() => Kernel.Aggregate(
        (IEnumerable<long[]>)[[]], (taps, size) => taps.SelectMany(t => Enumerable.Range(0, (int)size).Select(i => (long[])[.. t, i])));

    /// <summary>The position of the input, row by row, that a place of the window sees for a position of the output; null in the padding.</summary>
    public long? Source(long[] tap, long position, long[] input, long[] output)
    {
        long source = 0;
        long stride = 1;
        for (int axis = Rank - 1; axis >= 0; axis--)
        {
            long at = (position % output[axis + 2] * Strides[axis]) + (tap[axis] * Dilations[axis]) - Pads[axis];
            if (at < 0 || at >= input[axis + 2])
            {
                return null;
            }

            position /= output[axis + 2];
            source += at * stride;
            stride *= input[axis + 2];
        }

        return source;
    }

    /// <summary>Of a node whose padding is given.</summary>
    public static ConvGeometry Of(Node node, IReadOnlyList<long> kernel)
    {
        long[] Ints(string name, int count, long missing) => node.Attribute(name)?.Ints is { Count: > 0 } ints ? [.. ints] : [.. Enumerable.Repeat(missing, count)];
        return new ConvGeometry
        {
            Kernel = [.. kernel],
            Strides = Ints("strides", kernel.Count, 1),
            Dilations = Ints("dilations", kernel.Count, 1),
            Pads = node.Attribute("auto_pad")?.Text == "VALID" ? new long[2 * kernel.Count] : Ints("pads", 2 * kernel.Count, 0),
        };
    }

    /// <summary>Padding that the attributes leave to be found is found.</summary>
    /// <exception cref="NoGradientException">It depends on a dimension that is not known.</exception>
    public static ConvGeometry Of(GradientContext context, IReadOnlyList<long> kernel)
    {
        ConvGeometry geometry = Of(context.Node, kernel);
        return context.Text("auto_pad") switch
        {
            "SAME_UPPER" => geometry.Same(context, upper: true),
            "SAME_LOWER" => geometry.Same(context, upper: false),
            _ => geometry,
        };
    }

    // The output has ceil(size / stride) places; an odd one of padding goes behind (upper) or before (lower).
    private ConvGeometry Same(GradientContext context, bool upper)
    {
        IReadOnlyList<Dim> shape = context.ShapeOf(context.Input(0));
        long[] pads = new long[2 * Rank];
        for (int axis = 0; axis < Rank; axis++)
        {
            long size = shape[axis + 2].Constant ?? throw context.Refuse($"its padding depends on a dimension of '{context.Input(0)}' that is not fixed");
            long total = Math.Max(0, ((((size + Strides[axis] - 1) / Strides[axis]) - 1) * Strides[axis]) + Window(axis) - size);
            pads[axis] = upper ? total / 2 : total - (total / 2);
            pads[axis + Rank] = total - pads[axis];
        }

        return this with { Pads = pads };
    }
}
