namespace BuildTimeML.Compression.Calibration;

/// <summary>The sum of x x^T over all vectors x that a layer sees; for each group of the layer one.</summary>
/// <param name="Length">K, the length of the vectors.</param>
/// <param name="Groups">How many matrices there are, one after the other.</param>
/// <param name="Elements">Groups * K * K numbers.</param>
internal sealed record GramMatrix(int Length, int Groups, double[] Elements)
{
    /// <summary>K * K numbers, symmetric.</summary>
    public ReadOnlySpan<double> Group(int group) => Elements.AsSpan(group * Length * Length, Length * Length);
}
