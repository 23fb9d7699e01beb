namespace BuildTimeML.Compression.Training.Rounding;

/// <summary>
/// Progressive quantisation (Zhou et al. 2017, "Incremental Network Quantization", by layers instead of by magnitudes): layers are rounded in stages, from the
/// input on, with training in between. The last stage begins in the middle, so that half of the steps see the model as it will be.
/// </summary>
internal static class RoundingStages
{
    /// <param name="index">Of a rounded weight, in the order of the graph.</param>
    /// <param name="count">How many weights are rounded.</param>
    /// <param name="stages">1 for all at once.</param>
    /// <param name="steps">Of the whole training.</param>
    /// <returns>The steps before the weight is rounded.</returns>
    public static long StepsBefore(int index, int count, int stages, long steps) => stages == 1 ? 0 : (long)index * stages / count * (steps / 2) / (stages - 1);
}
