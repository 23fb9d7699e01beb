using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Rules;

/// <summary>Constants that hold one number for each channel, or one for all.</summary>
internal static class PerChannel
{
    /// <param name="tensor">The constant.</param>
    /// <param name="channels">How many there are, along axis 1.</param>
    /// <param name="rank">Of what the constant is combined with.</param>
    /// <returns>Null where it is something else, such as a number for each pixel.</returns>
    public static double[]? Of(Tensor tensor, int channels, int rank)
    {
        if (tensor.ElementType != ElementType.Float32 || tensor.Rank > rank || (tensor.ElementCount != channels && tensor.ElementCount != 1))
        {
            return null;
        }

        // Dimensions are counted from the last.
        int axis = tensor.Rank - rank + 1;
        if (tensor.ElementCount != 1 && (axis < 0 || tensor.Dimensions[axis] != channels))
        {
            return null;
        }

        ReadOnlySpan<float> elements = tensor.Elements<float>();
        double[] numbers = new double[channels];
        for (int c = 0; c < channels; c++)
        {
            numbers[c] = elements[elements.Length == 1 ? 0 : c];
        }

        return numbers;
    }
}
