using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Infrastructure;

namespace BuildTimeML.Compression.Pruning.Repair;

/// <summary>How one layer of a pruned model makes good what it lost.</summary>
internal interface ILayerRepair
{
    /// <summary>The name of what is looked at in the original.</summary>
    string OriginalValue { get; }

    /// <summary>The name of what is looked at in the pruned model.</summary>
    string PrunedValue { get; }

    /// <summary>What has to be known of the samples.</summary>
    IEnumerable<Probe> Probes(PairedModel pair);

    /// <summary>Changes the layer, once the probes have seen all samples.</summary>
    /// <param name="context">Of the pruned model.</param>
    /// <param name="damping">What is added to the diagonal of a covariance, in means of it.</param>
    void Solve(RewriteContext context, double damping);
}
