using BuildTimeML.Build;

namespace BuildTimeML.Compression.Pruning.Criteria;

/// <summary>
/// A weight by the size of what it multiplies, |w| * ||x||, within the weights of one output: Sun, Liu, Bair, Kolter, "A Simple and
/// Effective Pruning Approach for Large Language Models", 2023. A layer of which nothing is known goes by the weight alone.
/// </summary>
internal sealed class WandaCriterion : IWeightCriterion
{
    public string Name => PruningCriteria.Wanda;

    public bool ComparesLayers => false;

    public void Score(PrunedLayer layer, Span<float> scores)
    {
        int rowsOfGroup = layer.Rows / (layer.Gram?.Groups ?? 1);
        double[] sizes = new double[layer.Columns];
        for (int row = 0; row < layer.Rows; row++)
        {
            if (row % rowsOfGroup == 0)
            {
                Sizes(layer, row / rowsOfGroup, sizes);
            }

            for (int c = 0; c < layer.Columns; c++)
            {
                int i = (row * layer.Columns) + c;
                scores[i] = (float)(Math.Abs(layer.Elements[i]) * sizes[c]);
            }
        }
    }

    private static void Sizes(PrunedLayer layer, int group, double[] sizes)
    {
        for (int c = 0; c < sizes.Length; c++)
        {
            sizes[c] = layer.Gram is { } gram ? Math.Sqrt(Math.Max(0, gram.Group(group)[(c * gram.Length) + c])) : 1;
        }
    }
}
