using BuildTimeML.Compression.Pruning.Structure.Averages;
using BuildTimeML.Compression.Pruning.Structure.Criteria;

namespace BuildTimeML.Compression.Pruning.Structure.Allocation;

/// <summary>Something that makes a model cheaper, more of it level by level.</summary>
/// <param name="Noise">
/// What each level does to the outputs, from none on: the squares that they are off by, by their own squares, or how far distributions are apart.
/// </param>
internal abstract record Choice(double[] Noise);

/// <summary>The channels of a group.</summary>
/// <param name="Order">Which go first.</param>
/// <param name="Levels">How many may go, from none on.</param>
/// <param name="Noise"><inheritdoc/></param>
internal sealed record ChannelChoice(RemovalOrder Order, int[] Levels, double[] Noise) : Choice(Noise)
{
    public IEnumerable<int> Units(int level) => Order.Units.Take(Levels[level]);
}

/// <summary>A mean in front of the layers that it is behind: of one more with each level.</summary>
/// <param name="Sites">Of the levels from 1 on.</param>
/// <param name="FirstIndex">Of the first among those of the model.</param>
/// <param name="Noise"><inheritdoc/></param>
internal sealed record AverageChoice(IReadOnlyList<AverageSite> Sites, int FirstIndex, double[] Noise) : Choice(Noise);
