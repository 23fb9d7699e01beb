namespace BuildTimeML.Manifest;

/// <summary>An input that takes images.</summary>
/// <param name="Name">Its name in the graph.</param>
/// <param name="Layout">How the numbers of an image lie in it.</param>
/// <param name="Channels">Null where the model leaves it open; so are the other two.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
internal sealed record ImageInput(string Name, ImageLayout Layout, int? Channels, int? Width, int? Height)
{
    public const int LongestSide = 1 << 14;

    /// <param name="inputs">Of the model.</param>
    /// <param name="name">The one that is meant; null for the only one that takes images.</param>
    /// <param name="layout">As the item writes it; null for what the shape shows.</param>
    /// <exception cref="FormatException">There is no such input, or more than one.</exception>
    public static ImageInput Find(IEnumerable<TensorSignature> inputs, string? name, string? layout)
    {
        ImageLayout? wanted = layout is null ? null
            : string.Equals(layout, "nchw", StringComparison.OrdinalIgnoreCase) ? ImageLayout.Nchw
            : string.Equals(layout, "nhwc", StringComparison.OrdinalIgnoreCase) ? ImageLayout.Nhwc
            : throw new FormatException($"layout={layout} is none of NCHW, NHWC");
        List<TensorSignature> named = [.. inputs.Where(i => name is null || i.Name == name)];
        List<ImageInput> found = [.. named.Select(i => Of(i, wanted)).OfType<ImageInput>()];
        return found.Count switch
        {
            1 => found[0],
            0 => throw new FormatException($"no input{(name is null ? "" : $" '{name}'")} takes images{(layout is null ? "" : $" as {layout}")}, which have four dimensions with 1 or 3 channels and numbers of the type float32, float16 or uint8. "
                + $"The inputs: {string.Join("; ", inputs.Select(i => $"{i.Name} {i.Describe()}"))}"),
            _ => throw new FormatException($"several inputs take images: say which with input=. They are {string.Join(", ", found.Select(f => f.Name))}"),
        };
    }

    private static ImageInput? Of(TensorSignature input, ImageLayout? layout)
    {
        if (input.Kind != ValueKind.Tensor || input.Shape is not { Count: 4 } shape
            || input.ElementType is not (ElementType.Float32 or ElementType.Float16 or ElementType.UInt8))
        {
            return null;
        }

        // Where both would do, the one whose channels the model says.
        ImageInput? planes = layout is null or ImageLayout.Nchw ? Of(input.Name, ImageLayout.Nchw, shape[1], shape[3], shape[2]) : null;
        ImageInput? pixels = layout is null or ImageLayout.Nhwc ? Of(input.Name, ImageLayout.Nhwc, shape[3], shape[2], shape[1]) : null;
        return planes?.Channels is null && pixels?.Channels is not null ? pixels : planes ?? pixels;
    }

    private static ImageInput? Of(string name, ImageLayout layout, Dimension channels, Dimension width, Dimension height) =>
        channels.Value is null or 1 or 3 && IsSide(width) && IsSide(height)
            ? new ImageInput(name, layout, (int?)channels.Value, (int?)width.Value, (int?)height.Value)
            : null;

    private static bool IsSide(Dimension dimension) => dimension.Value is null or (>= 1 and <= LongestSide);
}
