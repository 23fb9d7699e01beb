using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Versioning.Adapters;

/// <summary>Inputs that are empty may be left out, and the half pixels of one framework are no mode any more.</summary>
internal sealed class Resize13 : IOpAdapter
{
    private const string Mode = "coordinate_transformation_mode";

    public string OpType => "Resize";

    public long Version => 13;

    public string? Decline(Node node, UpgradeContext context) =>
        node.Attribute(Mode)?.Text == "tf_half_pixel_for_nn" && Rounding(node) is null
            ? "it takes positions by tf_half_pixel_for_nn and rounds them in a way that version 13 has no words for"
            : null;

    public void Apply(Node node, UpgradeContext context)
    {
        if (node.Attribute(Mode)?.Text == "tf_half_pixel_for_nn")
        {
            node.Set(NodeAttribute.Of(Mode, "half_pixel"));
            node.Set(NodeAttribute.Of("nearest_mode", Rounding(node)!));
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

    // Positions become smaller by a half: rounding down becomes rounding to the nearest with halves up, and rounding to the
    // nearest with halves down becomes rounding up.
    private static string? Rounding(Node node) => (node.Attribute("mode")?.Text ?? "nearest", node.Attribute("nearest_mode")?.Text ?? "round_prefer_floor") switch
    {
        ("nearest", "floor") => "round_prefer_ceil",
        ("nearest", "round_prefer_floor") => "ceil",
        _ => null,
    };
}
