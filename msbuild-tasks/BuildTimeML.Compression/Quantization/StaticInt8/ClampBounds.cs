using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Quantization.StaticInt8;

/// <summary>The constants between which a Relu or Clip holds its numbers.</summary>
internal readonly record struct ClampBounds(float Minimum, float Maximum)
{
    /// <returns>Null where they are not constant, or zero is not between them.</returns>
    public static ClampBounds? Of(Node node)
    {
        if (node.Is("Relu"))
        {
            return new ClampBounds(0, float.PositiveInfinity);
        }

        return Bound(node, 1, "min", float.NegativeInfinity) is { } minimum and <= 0 && Bound(node, 2, "max", float.PositiveInfinity) is { } maximum and >= 0
            ? new ClampBounds(minimum, maximum)
            : null;
    }

    private static float? Bound(Node node, int input, string attribute, float none) => node.Input(input) is { } value
        ? value.Initializer is { ElementType: ElementType.Float32, ElementCount: 1 } tensor ? tensor.Elements<float>()[0] : null
        : node.Attribute(attribute)?.Float ?? none;
}
