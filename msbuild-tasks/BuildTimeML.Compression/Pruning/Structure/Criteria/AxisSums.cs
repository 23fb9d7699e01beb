using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Structure.Criteria;

/// <summary>Adds up what the weights at each index along an axis are worth.</summary>
internal static class AxisSums
{
    /// <param name="tensor">Of float32.</param>
    /// <param name="axis">Of the tensor.</param>
    /// <param name="worth">Of the element at a place, in C order.</param>
    public static double[] Of(Tensor tensor, int axis, Func<int, float, double> worth)
    {
        int length = (int)tensor.Dimensions[axis];
        int inner = (int)Shape.ElementCount(tensor.Dimensions[(axis + 1)..]);
        ReadOnlySpan<float> elements = tensor.Elements<float>();
        double[] sums = new double[length];
        for (int i = 0; i < elements.Length; i++)
        {
            sums[i / inner % length] += worth(i, elements[i]);
        }

        return sums;
    }
}
