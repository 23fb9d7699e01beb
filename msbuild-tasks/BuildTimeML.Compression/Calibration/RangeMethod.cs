namespace BuildTimeML.Compression.Calibration;

/// <summary>How the range of a tensor is chosen from the numbers that the samples give it.</summary>
internal enum RangeMethod
{
    /// <summary>All of them.</summary>
    MinMax,

    /// <summary>All but the outermost few.</summary>
    Percentile,

    /// <summary>What loses the least information: the least Kullback-Leibler divergence.</summary>
    Entropy,

    /// <summary>What leaves the least squared error between the numbers and their rounded values.</summary>
    MeanSquaredError,

    /// <summary>Halfway between the last one and all of them: what clips too much is wrong by much in few samples, what clips nothing by little in all.</summary>
    Halfway,
}
