using BuildTimeML.Build;
using BuildTimeML.Compression.Building;

namespace BuildTimeML.Compression.Budgets;

/// <summary>The most bytes that the optimised model may have once it is compressed as <c>Embed="Brotli"</c> does: what a download of it takes.</summary>
internal sealed class MaxCompressedSizeBudget : SizeBudget
{
    public override string Metadata => "MaxCompressedSize";

    protected override BuildErrorDescriptor Error => BuildErrors.OverMaxCompressedSize;

    protected override long? Limit(WorkerItem item) => (long?)item.Costs.MaxCompressedSize;

    protected override long Measure(Candidate candidate, CancellationToken cancellation) => candidate.CompressedSize(cancellation);
}
