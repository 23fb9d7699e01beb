namespace BuildTimeML.Compression.Training.Autodiff;

/// <summary>What counts as a gradient where there is a choice.</summary>
internal sealed record GradientOptions
{
    public static GradientOptions Default { get; } = new();

    /// <summary>
    /// Whether Round, Floor and Ceil, whose derivative is 0 nearly everywhere, pass gradients on as if they were not there
    /// (Bengio et al. 2013, "Estimating or Propagating Gradients Through Stochastic Neurons"). Otherwise they have none.
    /// </summary>
    public bool StraightThrough { get; init; }
}
