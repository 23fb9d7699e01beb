using System.Numerics;

namespace BuildTimeML.Compression.Training.Optimizers;

/// <summary>
/// Gradient descent with momentum 0.9 (Polyak 1964, "Some methods of speeding up the convergence of iteration methods"): v = 0.9 v + g,
/// w -= rate * v. The rate is not part of v, and nothing is dampened: PyTorch's SGD, and not the form of Sutskever et al. 2013.
/// </summary>
internal sealed class Momentum : IOptimizer
{
    public const float Factor = 0.9f;

    public string Name => nameof(Momentum);

    public int Memories => 1;

    public void Update(Span<float> weights, ReadOnlySpan<float> gradients, Span<float> first, Span<float> second, in UpdateStep step) =>
        Elementwise.Run(new Rule(step), weights, gradients, first, second);

    private readonly struct Rule(UpdateStep step) : IUpdateRule
    {
        private readonly float _rate = (float)step.LearningRate;
        private readonly float _decay = (float)step.WeightDecay;
        private readonly float _scale = (float)step.GradientScale;

        public void Apply(ref Vector<float> weight, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second)
        {
            first = (first * Factor) + (gradient * _scale) + (weight * _decay);
            weight -= _rate * first;
        }
    }
}
