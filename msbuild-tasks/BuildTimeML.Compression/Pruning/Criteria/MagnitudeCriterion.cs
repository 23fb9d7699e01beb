using BuildTimeML.Build;

namespace BuildTimeML.Compression.Pruning.Criteria;

/// <summary>What is small matters little: Han, Pool, Tran, Dally, "Learning both Weights and Connections for Efficient Neural Networks", 2015.</summary>
/// <param name="name">L1 or L2: of single weights both put the same before the same.</param>
internal sealed class MagnitudeCriterion(string name) : IWeightCriterion
{
    public string Name => name;

    public bool ComparesLayers => true;

    public void Score(PrunedLayer layer, Span<float> scores)
    {
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = name == PruningCriteria.L2 ? layer.Elements[i] * layer.Elements[i] : MathF.Abs(layer.Elements[i]);
        }
    }
}
