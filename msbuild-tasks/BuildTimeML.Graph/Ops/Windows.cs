using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>How far a window that moves over spatial dimensions gets.</summary>
internal static class Windows
{
    /// <param name="context">A convolution or a pooling operator.</param>
    /// <param name="spatial">The spatial dimensions of the input.</param>
    /// <param name="kernel">The window; as many dimensions.</param>
    /// <exception cref="InferenceException">An attribute has another number of dimensions.</exception>
    public static IEnumerable<Dim> Slide(InferenceContext context, IReadOnlyList<Dim> spatial, IReadOnlyList<Dim> kernel)
    {
        IReadOnlyList<long> strides = Attribute(context, "strides", spatial.Count, 1);
        IReadOnlyList<long> dilations = Attribute(context, "dilations", spatial.Count, 1);
        IReadOnlyList<long> pads = Attribute(context, "pads", 2 * spatial.Count, 0);
        if (kernel.Count != spatial.Count)
        {
            throw context.Wrong(0, $"it has {spatial.Count} spatial dimensions, and the kernel {kernel.Count}");
        }

        return spatial.Select((size, i) => Length(context, size, Window(context.Math, kernel[i], dilations[i]), strides[i], pads[i], pads[i + spatial.Count]));
    }

    public static IReadOnlyList<long> Attribute(InferenceContext context, string name, int count, long missing)
    {
        IReadOnlyList<long> values = context.Ints(name) is { Count: > 0 } given ? given : [.. Enumerable.Repeat(missing, count)];
        return values.Count != count ? throw context.Wrong(0, $"the attribute '{name}' has {values.Count} numbers instead of {count}")
            : name is "strides" or "dilations" && values.Any(v => v < 1) ? throw context.Wrong(0, $"the attribute '{name}' is [{string.Join(", ", values)}]")
            : values;
    }

    /// <summary>How many places a kernel reaches over.</summary>
    public static Dim Window(DimMath math, Dim kernel, long dilation) => math.Add(math.Multiply(math.Add(kernel, -1), dilation), 1);

    private static Dim Length(InferenceContext context, Dim size, Dim window, long stride, long before, long after)
    {
        DimMath math = context.Math;
        bool ceil = context.Int("ceil_mode") != 0;
        switch (context.Text("auto_pad"))
        {
            case "SAME_UPPER" or "SAME_LOWER":
                return math.Ceiling(size, stride);
            case "VALID":
                (before, after) = (0, 0);
                break;
        }

        Dim steps = math.Subtract(math.Add(math.Add(size, before), after), window);
        Dim length = math.Add(ceil ? math.Ceiling(steps, stride) : math.Floor(steps, stride), 1);

        // A window that would begin in the padding behind the tensor is left out.
        return ceil && length.Constant is { } count && size.Constant is { } whole && (count - 1) * stride >= whole + before
            ? Dim.Fixed(count - 1)
            : ceil && length.Constant is null ? math.Unknown()
            : length.Constant < 0 ? Dim.Zero : length;
    }
}
