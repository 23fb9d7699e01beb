using System.Text;
using BuildTimeML.Build;

namespace BuildTimeML.Compression.Pruning.Criteria;

/// <summary>The baseline that any other has to beat. A layer always gets the same numbers, from its name.</summary>
internal sealed class RandomCriterion : IWeightCriterion
{
    public string Name => PruningCriteria.Random;

    public bool ComparesLayers => true;

    public void Score(PrunedLayer layer, Span<float> scores)
    {
        var random = new Random((int)Data.Crc32.Of(Encoding.UTF8.GetBytes(layer.Weight.Name)));
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = random.NextSingle();
        }
    }
}
