namespace BuildTimeML.Compression.Training.Optimizers;

/// <summary>
/// Adam whose decay does not pass through its moments (Loshchilov and Hutter 2019, "Decoupled Weight Decay Regularization", algorithm 2):
/// w *= 1 - rate * decay before each step. As in PyTorch the decay is multiplied by the whole rate, not by the schedule alone.
/// </summary>
internal sealed class AdamW : IOptimizer
{
    public string Name => nameof(AdamW);

    public int Memories => 2;

    public void Update(Span<float> weights, ReadOnlySpan<float> gradients, Span<float> first, Span<float> second, in UpdateStep step) =>
        Elementwise.Run(new AdamRule(step, decoupled: true), weights, gradients, first, second);
}
