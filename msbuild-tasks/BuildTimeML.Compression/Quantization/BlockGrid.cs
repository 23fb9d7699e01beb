namespace BuildTimeML.Compression.Quantization;

/// <summary>Rounds rows to a block format.</summary>
/// <param name="weights">Receives codes, scales and zero points.</param>
/// <param name="firstRow">Which of its rows is row 0 of the calls.</param>
/// <param name="fit">Chooses scale and zero point.</param>
internal sealed class BlockGrid(BlockWeights weights, int firstRow, IBlockFit fit) : ISteppedGrid
{
    public int GroupSize => weights.Format.BlockSize;

    public void Fit(int row, int column, ReadOnlySpan<double> block) =>
        weights.SetSteps(firstRow + row, column / GroupSize, fit.Fit(block, weights.Format.Limit));

    public (double Low, double High) Neighbours(int row, int column, double weight)
    {
        BlockSteps steps = weights.StepsOf(firstRow + row, column / GroupSize);
        int limit = weights.Format.Limit;
        int low = (int)Math.Clamp(Math.Floor(weight / steps.Scale) + steps.ZeroPoint, -1, limit);
        return (steps.WeightOf(Math.Max(low, 0)), steps.WeightOf(Math.Min(low + 1, limit)));
    }

    public bool TryChange(int row, int column, double weight)
    {
        weights.SetCode(firstRow + row, column, weights.StepsOf(firstRow + row, column / GroupSize).CodeOf(weight, weights.Format.Limit));
        return true;
    }

    public double Round(int row, int column, ReadOnlySpan<double> line)
    {
        BlockSteps steps = weights.StepsOf(firstRow + row, column / GroupSize);
        int code = steps.CodeOf(line[column], weights.Format.Limit);
        weights.SetCode(firstRow + row, column, code);
        return steps.WeightOf(code);
    }
}
