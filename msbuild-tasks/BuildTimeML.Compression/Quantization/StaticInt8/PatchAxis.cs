using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Quantization.StaticInt8;

/// <summary>One axis of what a Conv slides over its input.</summary>
/// <param name="Kernel">Taps.</param>
/// <param name="Stride">Steps between outputs.</param>
/// <param name="Dilation">Steps between taps.</param>
/// <param name="Before">Zeros before the input.</param>
/// <param name="After">Zeros behind it.</param>
/// <param name="AutoPad">The attribute that the zeros follow from instead.</param>
internal readonly record struct PatchAxis(int Kernel, int Stride, int Dilation, int Before, int After, string AutoPad)
{
    private int Extent => (Dilation * (Kernel - 1)) + 1;

    /// <param name="conv">The node.</param>
    /// <param name="kernel">The spatial dimensions of its weights.</param>
    public static PatchAxis[] Of(Node conv, ReadOnlySpan<long> kernel)
    {
        int count = kernel.Length;
        var axes = new PatchAxis[count];
        for (int i = 0; i < count; i++)
        {
            axes[i] = new PatchAxis(
                (int)kernel[i], Number(conv, "strides", i, 1), Number(conv, "dilations", i, 1), Number(conv, "pads", i, 0), Number(conv, "pads", i + count, 0),
                conv.Attribute("auto_pad")?.Text ?? "NOTSET");
        }

        return axes;
    }

    /// <returns>How many outputs there are, and where the first begins: at most 0.</returns>
    public (int Outputs, int Start) Over(int size)
    {
        if (AutoPad is "SAME_UPPER" or "SAME_LOWER")
        {
            int outputs = (size + Stride - 1) / Stride;
            int zeros = Math.Max(0, ((outputs - 1) * Stride) + Extent - size);
            return (outputs, -(AutoPad == "SAME_UPPER" ? zeros / 2 : (zeros + 1) / 2));
        }

        (int before, int after) = AutoPad == "VALID" ? (0, 0) : (Before, After);
        return (((size + before + after - Extent) / Stride) + 1, -before);
    }

    private static int Number(Node conv, string attribute, int index, int none) => conv.Attribute(attribute)?.Ints is { } numbers ? (int)numbers[index] : none;
}
