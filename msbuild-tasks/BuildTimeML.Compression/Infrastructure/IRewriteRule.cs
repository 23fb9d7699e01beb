using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Infrastructure;

/// <summary>
/// A rewrite of a few nodes that leaves what the model computes as it is. Every rewrite makes the graph smaller or simpler,
/// so that rules run one after the other come to an end.
/// </summary>
internal interface IRewriteRule
{
    /// <summary>For the log.</summary>
    string Name { get; }

    /// <summary>The operators of the default domain that the pattern ends in.</summary>
    IReadOnlyList<string> Operators { get; }

    /// <summary>Looks at a node of one of the operators, and changes nothing yet.</summary>
    /// <returns>Null where the node does not fit the pattern.</returns>
    Verdict? Examine(Node node, RewriteContext context);
}
