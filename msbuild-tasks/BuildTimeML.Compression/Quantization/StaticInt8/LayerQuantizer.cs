namespace BuildTimeML.Compression.Quantization.StaticInt8;

/// <summary>Rounds the weights of a layer to 8 bits, so that its output changes least where it is known what it is fed.</summary>
internal static class LayerQuantizer
{
    /// <param name="layer">In float32.</param>
    /// <param name="grams">The mean of xx' of what each group of the layer is fed, columns as the layer adds up; null where it is not known.</param>
    /// <param name="rounding">Where it is known.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static PairSafeWeights Quantize(StaticLayer layer, IReadOnlyList<double[]>? grams, RoundingMethod rounding, CancellationToken cancellation)
    {
        int elements = layer.Rows / layer.Groups * layer.Columns;
        float[] rows = Rows(layer);
        PairSafeWeights[] groups =
        [
            .. Enumerable.Range(0, layer.Groups).Select(g =>
                PairSafeWeights.Quantize(rows[(g * elements)..((g + 1) * elements)], layer.Columns, !layer.IsDepthwise, ScaleChoice.PerChannel, grams?[g], cancellation, rounding)),
        ];
        return new PairSafeWeights([.. groups.SelectMany(g => g.Codes)], [.. groups.SelectMany(g => g.Scales)]);
    }

    private static float[] Rows(StaticLayer layer)
    {
        ReadOnlySpan<float> weights = layer.Weight.Initializer!.Elements<float>();
        float[] rows = new float[weights.Length];
        for (int r = 0; r < layer.Rows; r++)
        {
            layer.Gather(weights, r, rows.AsSpan(r * layer.Columns, layer.Columns));
        }

        return rows;
    }
}
