using BuildTimeML.Build;

namespace BuildTimeML.Compression.Pruning.Criteria;

/// <summary>The criteria of <see cref="PruningCriteria.OfWeights"/> that only score; <see cref="OptimalBrain"/> changes what stays, too.</summary>
internal static class WeightCriterionTable
{
    public static IReadOnlyList<IWeightCriterion> All { get; } =
        [new MagnitudeCriterion(PruningCriteria.L1), new MagnitudeCriterion(PruningCriteria.L2), new RandomCriterion(), new WandaCriterion()];

    /// <param name="name">Empty for the default.</param>
    /// <returns>Null where none only scores.</returns>
    public static IWeightCriterion? Find(string name) => All.FirstOrDefault(c => name.Length == 0 || c.Name == name);
}
