namespace BuildTimeML.Compression.Training.Optimizers;

/// <summary>
/// Adam (Kingma and Ba 2015, "Adam: A Method for Stochastic Optimization", algorithm 1) with beta 0.9 and 0.999 and epsilon 1e-8. As in
/// PyTorch, decay is added to the gradient, and epsilon to the root after its bias is corrected.
/// </summary>
internal sealed class Adam : IOptimizer
{
    public string Name => nameof(Adam);

    public int Memories => 2;

    public void Update(Span<float> weights, ReadOnlySpan<float> gradients, Span<float> first, Span<float> second, in UpdateStep step) =>
        Elementwise.Run(new AdamRule(step, decoupled: false), weights, gradients, first, second);
}
