namespace BuildTimeML.Compression.Quantization;

/// <summary>Rounds rows to a block format.</summary>
/// <param name="weights">Receives codes, scales and zero points.</param>
/// <param name="firstRow">Which of its rows is row 0 of the calls.</param>
/// <param name="fit">Chooses scale and zero point.</param>
internal sealed class BlockGrid(BlockWeights weights, int firstRow, IBlockFit fit) : IWeightGrid
{
    public int GroupSize => weights.Format.BlockSize;

    public void Fit(int row, int column, ReadOnlySpan<double> block) =>
        weights.SetSteps(firstRow + row, column / GroupSize, fit.Fit(block, weights.Format.Limit));

    public double Round(int row, int column, ReadOnlySpan<double> line)
    {
        BlockSteps steps = weights.StepsOf(firstRow + row, column / GroupSize);
        int code = steps.CodeOf(line[column], weights.Format.Limit);
        weights.SetCode(firstRow + row, column, code);
        return steps.WeightOf(code);
    }
}
