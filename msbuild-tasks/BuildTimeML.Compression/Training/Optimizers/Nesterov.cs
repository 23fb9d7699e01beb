using System.Numerics;

namespace BuildTimeML.Compression.Training.Optimizers;

/// <summary>
/// Nesterov's accelerated gradient with momentum 0.9 (Nesterov 1983; Sutskever et al. 2013, "On the importance of initialization and
/// momentum in deep learning"): v = 0.9 v + g, w -= rate * (g + 0.9 v), as PyTorch's SGD with nesterov=True.
/// </summary>
internal sealed class Nesterov : IOptimizer
{
    public string Name => nameof(Nesterov);

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
            Vector<float> decayed = (gradient * _scale) + (weight * _decay);
            first = (first * Momentum.Factor) + decayed;
            weight -= _rate * (decayed + (first * Momentum.Factor));
        }
    }
}
