using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Versioning.Adapters;

/// <summary>
/// The region and the sizes become inputs too, and positions are computed in the way that attributes say: version 10 had one way,
/// without half pixels, that rounds down where it enlarges and up where it shrinks.
/// </summary>
internal sealed class Resize11 : IOpAdapter
{
    public string OpType => "Resize";

    public long Version => 11;

    public string? Decline(Node node, UpgradeContext context) =>
        !IsNearest(node) || Rounding(node, context) is not null ? null
        : context.ConstantOf(node.Input(1)) is null ? "its scales are not constant, and whether it enlarges or shrinks decides how version 11 has to round"
        : "it enlarges along one axis and shrinks along another, which version 11 rounds in one way";

    public void Apply(Node node, UpgradeContext context)
    {
        string? rounding = IsNearest(node) ? Rounding(node, context) : null;
        Node resized = node.ReplaceWith([node.Inputs[0], context.Floats(node, "roi", []), node.Inputs[1]]);
        resized.Set(NodeAttribute.Of("coordinate_transformation_mode", "asymmetric"));
        if (rounding is not null)
        {
            resized.Set(NodeAttribute.Of("nearest_mode", rounding));
        }
    }

    private static bool IsNearest(Node node) => node.Attribute("mode")?.Text is null or "nearest";

    private static string? Rounding(Node node, UpgradeContext context)
    {
        if (context.Enlarging.Contains(node))
        {
            return "floor";
        }

        if (context.ConstantOf(node.Input(1)) is not { ElementType: ElementType.Float32 } tensor)
        {
            return null;
        }

        float[] scales = tensor.Elements<float>().ToArray();
        return Array.TrueForAll(scales, s => s >= 1) ? "floor" : Array.TrueForAll(scales, s => s <= 1) ? "ceil" : null;
    }
}
