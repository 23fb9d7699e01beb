using BuildTimeML.Compression.Training.Batches;
using BuildTimeML.Compression.Training.Optimizers;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Training.Objectives;

/// <summary>How large the teacher's values are.</summary>
internal static class TargetEnergies
{
    // Evenly spread: a mean square needs no more.
    private const int Looked = 256;

    /// <param name="rows">Of float32.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The mean square of the elements, under the names of the inputs.</returns>
    public static IReadOnlyDictionary<string, double> Of(IRowSource rows, CancellationToken cancellation)
    {
        int count = Math.Min(rows.Count, Looked);
        TensorBuffer<float>[] tensors = [.. rows.Layouts.Select(l => (TensorBuffer<float>)l.Create(1))];
        double[] squares = new double[tensors.Length];
        for (int i = 0; i < count; i++)
        {
            rows.Read([(int)((long)i * rows.Count / count)], tensors, cancellation);
            for (int t = 0; t < tensors.Length; t++)
            {
                squares[t] += GradientNorm.SumOfSquares(tensors[t].Data);
            }
        }

        var energies = new Dictionary<string, double>(StringComparer.Ordinal);
        for (int t = 0; t < tensors.Length; t++)
        {
            energies.Add(rows.Layouts[t].Input, squares[t] / Math.Max(1L, (long)tensors[t].Data.Length * count));
            tensors[t].Dispose();
        }

        return energies;
    }
}
