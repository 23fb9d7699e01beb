namespace BuildTimeML.Compression.Pruning.Structure;

/// <summary>What decides which channels go first.</summary>
internal enum PruneCriterion
{
    /// <summary>The sums of the magnitudes of the weights that make a channel (Li, Kadav, Durdanovic, Samet, Graf, "Pruning Filters for Efficient ConvNets", 2017).</summary>
    L1,

    /// <summary>The sums of their squares.</summary>
    L2,

    /// <summary>How far the weights are from those of the other channels (He, Liu, Wang, Hu, Yang, "Filter Pruning via Geometric Median", 2019).</summary>
    GeometricMedian,

    /// <summary>The squares of the weights that use a channel, times the mean square of what they see.</summary>
    Activation,

    /// <summary>How much worse the layers that use a channel get once they have made good its loss by least squares, channel after channel.</summary>
    LeastSquares,

    /// <summary>How much the loss changes without a channel, to first order (Molchanov, Mallya, Tyree, Frosio, Kautz, "Importance Estimation for Neural Network Pruning", 2019).</summary>
    Taylor,

    /// <summary>Chance, the same each time: what other criteria have to beat.</summary>
    Random,
}
