using System.Numerics;

namespace BuildTimeML.Compression.Training.Optimizers;

/// <summary>What an optimiser does to a few elements at once. It does the same to each of them, so that results do not depend on how many a processor takes.</summary>
internal interface IUpdateRule
{
    void Apply(ref Vector<float> weight, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second);
}
