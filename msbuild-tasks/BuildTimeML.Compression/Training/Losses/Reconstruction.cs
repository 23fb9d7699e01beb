using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.Losses;

/// <summary>
/// mean (s - t)² / mean t²: the share of the teacher's energy that the student misses, so that values of any size weigh the same. Between
/// the ends of blocks it is the hint of Romero et al. 2015, "FitNets: Hints for Thin Deep Nets", for equal widths.
/// </summary>
internal static class Reconstruction
{
    private const double Smallest = 1e-12;

    /// <param name="emit">Appends to the graph.</param>
    /// <param name="student">Any shape.</param>
    /// <param name="teacher">The same shape.</param>
    /// <returns>A scalar.</returns>
    public static Value Append(GraphEmitter emit, Value student, Value teacher)
    {
        Value energy = Means.Append(emit, emit.Square(teacher));
        return emit.Div(SquaredError.Append(emit, student, teacher), emit.Add(energy, emit.Scalar(Smallest, energy)));
    }
}
