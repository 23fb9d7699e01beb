using BuildTimeML.Compression.Pruning.Structure.Criteria;

namespace BuildTimeML.Compression.Pruning.Structure.Allocation;

/// <summary>What may be taken from a group, and what that does to the outputs of the model.</summary>
/// <param name="Order">Which channels go first.</param>
/// <param name="Levels">How many may go, from none on.</param>
/// <param name="Noise">The squares that the outputs are off by with so many gone, by the squares of the outputs; as many as levels.</param>
internal sealed record GroupChoice(RemovalOrder Order, int[] Levels, double[] Noise)
{
    public IEnumerable<int> Units(int level) => Order.Units.Take(Levels[level]);
}
