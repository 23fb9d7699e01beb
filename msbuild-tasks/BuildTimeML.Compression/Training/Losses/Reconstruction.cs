using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.Losses;

/// <summary>
/// mean (s - t)² by the teacher's mean square over samples: the share of the teacher's energy that the student misses, so that values of any size weigh
/// the same. Between the ends of blocks it is the hint of Romero et al. 2015, "FitNets: Hints for Thin Deep Nets", for equal widths.
/// The energy is a constant, not that of each batch, so that gradients of parts of a batch add up to those of the whole.
/// </summary>
internal static class Reconstruction
{
    private const double Smallest = 1e-12;

    /// <param name="emit">Appends to the graph.</param>
    /// <param name="student">Any shape.</param>
    /// <param name="teacher">The same shape.</param>
    /// <param name="energy">The mean square of the teacher's elements.</param>
    /// <returns>A scalar.</returns>
    public static Value Append(GraphEmitter emit, Value student, Value teacher, double energy) =>
        emit.Scale(SquaredError.Append(emit, student, teacher), 1 / (energy + Smallest));
}
