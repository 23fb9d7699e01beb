using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Quantization;

namespace BuildTimeML.Compression.Pruning;

/// <summary>
/// Takes weights out where that changes the layer's output least, and has those that stay make it good: the saliency w^2 / [H^-1]jj
/// of the optimal brain surgeon (Hassibi, Stork, 1993), row by row from left to right as in Frantar, Alistarh, "SparseGPT: Massive
/// Language Models Can Be Accurately Pruned in One-Shot", 2023. The share is that of each group of columns of a row.
/// </summary>
internal static class OptimalBrain
{
    // Weights are chosen so many columns at once, as in the paper: when the errors of all earlier columns have reached them.
    private const int ColumnsAtOnce = 128;

    /// <param name="layer">Is changed; its Gram matrix is known.</param>
    /// <param name="share">Of the weights that go, from 0 to 1; of no meaning with a pattern.</param>
    /// <param name="pattern">How many of a group stay; null for a share.</param>
    /// <param name="cancellation">Ends the work between rows.</param>
    public static void Prune(PrunedLayer layer, double share, SparsityPattern? pattern, CancellationToken cancellation)
    {
        GramMatrix gram = layer.Gram ?? throw new ArgumentException($"Nothing is known of what '{layer.Weight.Name}' sees.", nameof(layer));
        int rowsOfGroup = layer.Rows / gram.Groups;
        for (int group = 0; group < gram.Groups; group++)
        {
            InverseFactor inverse = InverseFactor.Of(gram.Group(group), gram.Length, Gptq.Damping);
            Memory<float> rows = layer.Elements.AsMemory(group * rowsOfGroup * layer.Columns, rowsOfGroup * layer.Columns);
            var grid = new SparseGrid(rows, inverse, pattern?.Of ?? ColumnsAtOnce, size => pattern is { } p ? size == p.Of ? p.Of - p.Kept : 0 : (int)(share * size));
            Gptq.Quantize(rows.ToArray(), inverse, grid, cancellation);
        }
    }

    /// <summary>A grid on which some weights can only be zero, and all others anything.</summary>
    /// <param name="target">Receives the rows.</param>
    /// <param name="inverse">Of what the rows see.</param>
    /// <param name="groupSize">How many columns are decided on at once.</param>
    /// <param name="goingOf">How many of a group of so many go.</param>
    private sealed class SparseGrid(Memory<float> target, InverseFactor inverse, int groupSize, Func<int, int> goingOf) : IWeightGrid
    {
        private readonly bool[] _gone = new bool[target.Length];

        public int GroupSize => groupSize;

        public void Fit(int row, int column, ReadOnlySpan<double> weights)
        {
            float[] losses = new float[weights.Length];
            for (int i = 0; i < losses.Length; i++)
            {
                double distance = weights[i] / inverse.Row(column + i)[0];
                losses[i] = (float)(distance * distance);
            }

            int start = (row * inverse.Size) + column;
            LeastScores.Find(losses, goingOf(losses.Length), i => _gone[start + i] = true);
        }

        public double Round(int row, int column, ReadOnlySpan<double> weights)
        {
            int index = (row * inverse.Size) + column;
            float kept = _gone[index] ? 0 : (float)weights[column];
            target.Span[index] = kept;
            return kept;
        }
    }
}
