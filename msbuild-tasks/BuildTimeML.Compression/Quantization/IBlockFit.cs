namespace BuildTimeML.Compression.Quantization;

/// <summary>A way to choose the steps of a block.</summary>
internal interface IBlockFit
{
    /// <param name="weights">Of the block.</param>
    /// <param name="limit">The largest code.</param>
    BlockSteps Fit(ReadOnlySpan<double> weights, int limit);
}
