namespace BuildTimeML.Compression.Pruning.Structure;

/// <summary>What is done to a model.</summary>
/// <param name="Units">The channels and heads that go.</param>
/// <param name="Averages">The means that move in front of layers: indices among the model's sites.</param>
internal sealed record PruningPlan(IReadOnlyCollection<int> Units, IReadOnlyCollection<int> Averages)
{
    public static PruningPlan Nothing { get; } = new([], []);
}
