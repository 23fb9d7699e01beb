namespace BuildTimeML.Compression.Pruning.Structure.Criteria;

/// <summary>All criteria.</summary>
internal static class CriterionTable
{
    /// <exception cref="ArgumentException">The criterion needs what there is not.</exception>
    public static IChannelCriterion Make(PruneCriterion criterion, CriterionContext context) => criterion switch
    {
        PruneCriterion.L1 => new MagnitudeCriterion(context, e => Math.Abs(e)),
        PruneCriterion.L2 => new MagnitudeCriterion(context, e => e * e),
        PruneCriterion.GeometricMedian => new GeometricMedianCriterion(context),
        PruneCriterion.Activation => new ActivationCriterion(context),
        PruneCriterion.LeastSquares => new LeastSquaresCriterion(context),
        PruneCriterion.Taylor => new TaylorCriterion(context),
        PruneCriterion.Random => new RandomCriterion(context),
        _ => throw new ArgumentOutOfRangeException(nameof(criterion), criterion, null),
    };

    /// <summary>Whether it looks at what layers see in samples.</summary>
    public static bool NeedsStatistics(PruneCriterion criterion) => criterion is PruneCriterion.Activation or PruneCriterion.LeastSquares;
}
