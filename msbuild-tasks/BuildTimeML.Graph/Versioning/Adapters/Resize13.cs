using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Versioning.Adapters;

/// <summary>Inputs that are empty may be left out, and the half pixels of one framework are no mode any more.</summary>
internal sealed class Resize13 : IOpAdapter
{
    private const string Mode = "coordinate_transformation_mode";

    public string OpType => "Resize";

    public long Version => 13;

    public string? Decline(Node node, UpgradeContext context) =>
        node.Attribute(Mode)?.Text == "tf_half_pixel_for_nn" && !IsNearestFloor(node)
            ? "it takes positions by tf_half_pixel_for_nn, which version 13 has only where it rounds down to the nearest"
            : null;

    public void Apply(Node node, UpgradeContext context)
    {
        // floor((x + 0.5) / scale) is the same as rounding (x + 0.5) / scale - 0.5 with halves up.
        if (node.Attribute(Mode)?.Text == "tf_half_pixel_for_nn")
        {
            node.Set(NodeAttribute.Of(Mode, "half_pixel"));
            node.Set(NodeAttribute.Of("nearest_mode", "round_prefer_ceil"));
        }

        for (int i = 1; i < node.Inputs.Count; i++)
        {
            if (context.ConstantOf(node.Inputs[i]) is { ElementCount: 0 })
            {
                Value empty = node.Inputs[i]!;
                node.SetInput(i, null);
                context.RemoveIfUnused(empty);
            }
        }
    }

    private static bool IsNearestFloor(Node node) => node.Attribute("mode")?.Text is null or "nearest" && node.Attribute("nearest_mode")?.Text == "floor";
}
