using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Versioning.Adapters;

/// <summary>Two of the modes have other names, as they work on more dimensions than two.</summary>
internal sealed class GridSample20 : IOpAdapter
{
    public string OpType => "GridSample";

    public long Version => 20;

    public string? Decline(Node node, UpgradeContext context) => null;

    public void Apply(Node node, UpgradeContext context)
    {
        string? mode = node.Attribute("mode")?.Text switch
        {
            "bilinear" => "linear",
            "bicubic" => "cubic",
            _ => null,
        };
        if (mode is not null)
        {
            node.Set(NodeAttribute.Of("mode", mode));
        }
    }
}
