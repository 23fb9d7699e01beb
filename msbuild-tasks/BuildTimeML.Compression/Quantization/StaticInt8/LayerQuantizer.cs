namespace BuildTimeML.Compression.Quantization.StaticInt8;

/// <summary>Rounds the weights of a layer to 8 bits, so that its output changes least where it is known what it is fed.</summary>
internal static class LayerQuantizer
{
    /// <param name="layer">In float32.</param>
    /// <param name="grams">The mean of xx' of what each group of the layer is fed, columns as the layer adds up; null where it is not known.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static (sbyte[] Steps, float[] Scales) Quantize(StaticLayer layer, IReadOnlyList<double[]>? grams, CancellationToken cancellation)
    {
        int columns = layer.Columns;
        int rowsPerGroup = layer.Rows / layer.Groups;
        sbyte[] steps = new sbyte[layer.Rows * columns];
        float[] scales = new float[layer.Rows];
        float[] rows = Rows(layer);
        for (int group = 0; group < layer.Groups; group++)
        {
            int first = group * rowsPerGroup;
            float[] part = rows[(first * columns)..((first + rowsPerGroup) * columns)];
            (sbyte[] partSteps, float[] partScales) = Quantize(part, rowsPerGroup, columns, !layer.IsDepthwise, grams?[group], cancellation);
            partSteps.CopyTo(steps, first * columns);
            partScales.CopyTo(scales, first);
        }

        return (steps, scales);
    }

    private static (sbyte[] Steps, float[] Scales) Quantize(float[] weights, int rows, int columns, bool pairs, double[]? gram, CancellationToken cancellation)
    {
        double[] importance = new double[columns];
        for (int c = 0; c < columns; c++)
        {
            importance[c] = gram is null ? 1 : gram[(c * columns) + c];
        }

        float[] scales = new float[rows];
        var options = new ParallelOptions { CancellationToken = cancellation };
        Parallel.For(0, rows, options, r => scales[r] = PairSafeRow.BestScale(weights.AsSpan(r * columns, columns), importance, pairs));
        if (gram is not null)
        {
            var grid = new PairSafeGrid(scales, columns, pairs);
            Gptq.Quantize(weights, InverseFactor.Of(gram, columns, Gptq.Damping), grid, cancellation);
            Parallel.For(0, rows, options, r => scales[r] = ScaleFit.Best(weights.AsSpan(r * columns, columns), grid.Steps.AsSpan(r * columns, columns), gram, scales[r]));
            return (grid.Steps, scales);
        }

        sbyte[] steps = new sbyte[rows * columns];
        Parallel.For(0, rows, options, r => PairSafeRow.Round(weights.AsSpan(r * columns, columns), importance, pairs, scales[r], steps.AsSpan(r * columns, columns)));
        return (steps, scales);
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
