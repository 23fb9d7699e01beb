using BuildTimeML.Graph.Ir;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Calibration;

/// <summary>Which patches a Conv sees.</summary>
/// <param name="Kernel">Its shape, without channels.</param>
/// <param name="Strides">Empty for 1 along each axis.</param>
/// <param name="Pads">Empty for none.</param>
/// <param name="Dilations">Empty for 1 along each axis.</param>
/// <param name="AutoPad">Empty where the pads say it.</param>
internal sealed record GramWindow(
    EquatableArray<long> Kernel, EquatableArray<long> Strides, EquatableArray<long> Pads, EquatableArray<long> Dilations, string AutoPad)
{
    /// <summary>Whether each position is a patch of its own, and all of them are seen.</summary>
    public bool IsPointwise => Kernel.All(k => k == 1) && Strides.All(s => s == 1) && Pads.All(p => p == 0);

    /// <param name="conv">Its node.</param>
    /// <param name="weights">Its kernels, channels first.</param>
    public static GramWindow Of(Node conv, Tensor weights) => new(
        EquatableArray.Of(weights.Dimensions[2..].ToArray()), Numbers(conv, "strides"), Numbers(conv, "pads"), Numbers(conv, "dilations"), conv.Attribute("auto_pad")?.Text ?? "");

    /// <summary>The attributes of a Conv that sees the same.</summary>
    public IEnumerable<NodeAttribute> Attributes(int groups)
    {
        yield return NodeAttribute.Of("group", groups);
        foreach ((string name, EquatableArray<long> numbers) in new[] { ("strides", Strides), ("pads", Pads), ("dilations", Dilations) })
        {
            if (numbers.Count > 0)
            {
                yield return NodeAttribute.Of(name, numbers.ToArray());
            }
        }

        if (AutoPad.Length > 0)
        {
            yield return NodeAttribute.Of("auto_pad", AutoPad);
        }
    }

    private static EquatableArray<long> Numbers(Node conv, string attribute) => EquatableArray.Of(conv.Attribute(attribute)?.Ints?.ToArray() ?? []);
}
