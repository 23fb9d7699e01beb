using System.Numerics;

namespace BuildTimeML.Compression.Training.Optimizers;

/// <summary>Clipping by the norm of all gradients together (Pascanu et al. 2013, "On the difficulty of training recurrent neural networks").</summary>
internal static class GradientNorm
{
    // PyTorch's clip_grad_norm_ adds it to the norm.
    private const double Epsilon = 1e-6;

    /// <summary>The sum of the squares, in float64.</summary>
    public static double SumOfSquares(ReadOnlySpan<float> gradients)
    {
        int whole = gradients.Length - (gradients.Length % Vector<float>.Count);
        Vector<double> sums = default;
        for (int i = 0; i < whole; i += Vector<float>.Count)
        {
            Vector.Widen(new Vector<float>(gradients[i..]), out Vector<double> low, out Vector<double> high);
            sums += (low * low) + (high * high);
        }

        double sum = Vector.Sum(sums);
        foreach (float gradient in gradients[whole..])
        {
            sum += (double)gradient * gradient;
        }

        return sum;
    }

    /// <summary>What gradients of a norm are to be multiplied by, so that it is at most the limit.</summary>
    /// <param name="norm">The norm that they have.</param>
    /// <param name="limit">0 for none.</param>
    public static double ClipFactor(double norm, double limit) => limit == 0 ? 1 : Math.Min(1, limit / (norm + Epsilon));
}
