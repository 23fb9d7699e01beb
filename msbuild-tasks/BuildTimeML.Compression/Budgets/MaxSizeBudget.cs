using BuildTimeML.Build;
using BuildTimeML.Compression.Building;

namespace BuildTimeML.Compression.Budgets;

/// <summary>The most bytes that the optimised model may have, in all its files.</summary>
internal sealed class MaxSizeBudget : SizeBudget
{
    public override string Metadata => "MaxSize";

    protected override BuildErrorDescriptor Error => BuildErrors.OverMaxSize;

    protected override long? Limit(WorkerItem item) => item.MaxSize;

    protected override long Measure(Candidate candidate, CancellationToken cancellation) => candidate.Size;
}
