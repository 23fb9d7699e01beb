using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Versioning.Adapters;

/// <summary>The default way to take positions has half pixels now; the one before has its own name.</summary>
internal sealed class RoiAlign16 : IOpAdapter
{
    public string OpType => "RoiAlign";

    public long Version => 16;

    public string? Decline(Node node, UpgradeContext context) => null;

    public void Apply(Node node, UpgradeContext context) => node.Set(NodeAttribute.Of("coordinate_transformation_mode", "output_half_pixel"));
}
