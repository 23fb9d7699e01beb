namespace BuildTimeML.Compression.Training.Optimizers;

internal static class OptimizerTable
{
    public static IReadOnlyList<IOptimizer> All { get; } = [new Sgd(), new Momentum(), new Nesterov(), new Adam(), new AdamW()];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(o => o.Name)];

    /// <exception cref="ArgumentOutOfRangeException">There is no such optimiser.</exception>
    public static IOptimizer Find(string name) => All.FirstOrDefault(o => o.Name == name) ?? throw new ArgumentOutOfRangeException(nameof(name), name, $"It is none of {string.Join(", ", Names)}.");
}
