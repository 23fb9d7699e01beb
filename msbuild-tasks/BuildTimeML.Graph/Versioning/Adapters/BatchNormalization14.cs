using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Versioning.Adapters;

/// <summary>The number of outputs no longer tells training from inference; training gives other outputs than before.</summary>
internal sealed class BatchNormalization14 : IOpAdapter
{
    public string OpType => "BatchNormalization";

    public long Version => 14;

    public string? Decline(Node node, UpgradeContext context) =>
        node.Outputs.Skip(1).Any(o => o is not null) ? "it is in training mode (it gives mean and variance), whose outputs are others from version 14 on" : null;

    public void Apply(Node node, UpgradeContext context)
    {
    }
}
