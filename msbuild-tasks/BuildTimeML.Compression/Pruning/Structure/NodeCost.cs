using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Structure;

/// <summary>How many multiplications with an addition a node takes, as a product of sizes of which some become smaller.</summary>
/// <param name="Node">The node.</param>
/// <param name="MultiplyAdds">As it is.</param>
/// <param name="Maps">The positions along the axes that count.</param>
internal sealed record NodeCost(Node Node, long MultiplyAdds, IReadOnlyList<int[]> Maps)
{
    public double After(Removal removal) => Maps.Aggregate((double)MultiplyAdds, (cost, map) => cost * removal.Count(map) / map.Length);
}
