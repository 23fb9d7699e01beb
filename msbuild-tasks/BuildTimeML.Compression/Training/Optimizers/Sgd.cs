using System.Numerics;

namespace BuildTimeML.Compression.Training.Optimizers;

/// <summary>
/// Stochastic gradient descent (Robbins and Monro 1951, "A Stochastic Approximation Method"): w -= rate * (g + decay * w), as
/// PyTorch's SGD without momentum.
/// </summary>
internal sealed class Sgd : IOptimizer
{
    public string Name => nameof(Sgd);

    public int Memories => 0;

    public void Update(Span<float> weights, ReadOnlySpan<float> gradients, Span<float> first, Span<float> second, in UpdateStep step) =>
        Elementwise.Run(new Rule(step), weights, gradients, first, second);

    private readonly struct Rule(UpdateStep step) : IUpdateRule
    {
        private readonly float _rate = (float)step.LearningRate;
        private readonly float _decay = (float)step.WeightDecay;
        private readonly float _scale = (float)step.GradientScale;

        public void Apply(ref Vector<float> weight, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second) =>
            weight -= _rate * ((gradient * _scale) + (weight * _decay));
    }
}
