namespace BuildTimeML.Compression.Quantization;

/// <summary>The weights of a layer as signed bytes whose neighbours no CPU saturates with, rounded so that its output changes least where it is known what it is fed.</summary>
/// <param name="Codes">Row by row, a row being what makes one output.</param>
/// <param name="Scales">One per row, or one for all.</param>
internal sealed record PairSafeWeights(sbyte[] Codes, float[] Scales)
{
    /// <param name="weights">Finite numbers, row by row, in the order that the layer adds up in.</param>
    /// <param name="columns">Of a row.</param>
    /// <param name="pairs">Whether neighbours have to be safe: false for layers that the engine adds up in 32 bits.</param>
    /// <param name="choice">How many scales to use.</param>
    /// <param name="gram">xx' over all that the layer is fed, up to a factor; null where it is not known.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <param name="rounding">Where it is known.</param>
    public static PairSafeWeights Quantize(
        float[] weights, int columns, bool pairs, ScaleChoice choice, double[]? gram, CancellationToken cancellation, RoundingMethod rounding = RoundingMethod.Gptq)
    {
        double[] importance = [.. Enumerable.Range(0, columns).Select(c => gram is null ? 1 : gram[(c * columns) + c])];
        float[] scales = BestScales(weights, importance, pairs, choice, cancellation);
        int rowsOfScale = weights.Length / columns / scales.Length;
        var grid = new ChannelGrid([.. scales.SelectMany(s => Enumerable.Repeat(s, rowsOfScale))], columns, pairs);
        if (gram is null)
        {
            PlainRounding.Quantize(weights, columns, grid, cancellation);
        }
        else
        {
            Gptq.Quantize(weights, InverseFactor.For(rounding, gram, columns, Gptq.Damping), grid, cancellation);
        }

        int elements = rowsOfScale * columns;
        Parallel.For(0, scales.Length, new ParallelOptions { CancellationToken = cancellation }, i =>
            scales[i] = ScaleFit.Best(weights.AsSpan(i * elements, elements), grid.Codes.AsSpan(i * elements, elements), columns, gram, scales[i]));
        return new PairSafeWeights(grid.Codes, scales);
    }

    private static float[] BestScales(float[] weights, double[] importance, bool pairs, ScaleChoice choice, CancellationToken cancellation)
    {
        int columns = importance.Length;
        var rows = new (float Scale, double Error)[weights.Length / columns];
        Parallel.For(0, rows.Length, new ParallelOptions { CancellationToken = cancellation }, r =>
            rows[r] = PairSafeScale.OfRow(weights.AsSpan(r * columns, columns), importance, pairs));
        if (choice == ScaleChoice.PerChannelWhereWorthABit)
        {
            (float scale, double error) = PairSafeScale.OfAll(weights, importance, pairs, cancellation);
            if (!Int8Weights.IsWorthABit(error, rows.Sum(r => r.Error)))
            {
                return [scale];
            }
        }

        return Array.ConvertAll(rows, r => r.Scale);
    }
}
