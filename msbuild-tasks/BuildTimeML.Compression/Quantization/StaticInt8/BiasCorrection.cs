namespace BuildTimeML.Compression.Quantization.StaticInt8;

/// <summary>
/// Rounding shifts the mean of what a layer gives; its bias takes that back: b + sum(w E[x] - w' E[x']), w' and x' being rounded.
/// Nagel, van Baalen, Blankevoort, Welling, "Data-Free Quantization Through Weight Equalization and Bias Correction", 2019, section 4.2.
/// </summary>
internal static class BiasCorrection
{
    /// <param name="layer">With a bias, in float32.</param>
    /// <param name="steps">Its weights in 8 bits, row by row.</param>
    /// <param name="scales">Of each row.</param>
    /// <param name="exact">E[x] of each channel of its input.</param>
    /// <param name="rounded">E[x'].</param>
    public static float[] Apply(StaticLayer layer, ReadOnlySpan<sbyte> steps, ReadOnlySpan<float> scales, double[] exact, double[] rounded)
    {
        ReadOnlySpan<float> weights = layer.Weight.Initializer!.Elements<float>();
        float[] bias = layer.Bias!.Initializer!.Elements<float>().ToArray();
        for (int row = 0; row < layer.Rows; row++)
        {
            double shift = 0;
            for (int column = 0; column < layer.Columns; column++)
            {
                int channel = layer.ChannelOf(row, column);
                shift += weights[layer.IndexOf(row, column)] * exact[channel];
                shift -= (double)steps[(row * layer.Columns) + column] * scales[row] * rounded[channel];
            }

            bias[row] = (float)(bias[row] + shift);
        }

        return bias;
    }
}
