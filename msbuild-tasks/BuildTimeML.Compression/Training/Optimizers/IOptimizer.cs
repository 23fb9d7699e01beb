namespace BuildTimeML.Compression.Training.Optimizers;

/// <summary>Moves weights against their gradients, in place. What it remembers of a weight from step to step is the caller's to keep, 0 at first.</summary>
internal interface IOptimizer
{
    string Name { get; }

    /// <summary>How many numbers it remembers of each element: 0, 1 or 2.</summary>
    int Memories { get; }

    /// <param name="weights">Are changed.</param>
    /// <param name="gradients">One for each element.</param>
    /// <param name="first">As long where <see cref="Memories"/> is at least 1, otherwise empty.</param>
    /// <param name="second">As long where <see cref="Memories"/> is 2, otherwise empty.</param>
    /// <param name="step">What holds for all weights of the step, but for their decay.</param>
    void Update(Span<float> weights, ReadOnlySpan<float> gradients, Span<float> first, Span<float> second, in UpdateStep step);
}
