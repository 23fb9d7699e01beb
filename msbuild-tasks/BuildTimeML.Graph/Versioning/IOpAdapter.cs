using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Versioning;

/// <summary>Brings valid nodes of an operator of the default operator set from the version before to <see cref="Version"/>.</summary>
internal interface IOpAdapter
{
    string OpType { get; }

    long Version { get; }

    /// <returns>Why the node cannot be brought there, without its name and a full stop; null where it can.</returns>
    string? Decline(Node node, UpgradeContext context);

    /// <summary>Changes a node that was not declined.</summary>
    void Apply(Node node, UpgradeContext context);
}
