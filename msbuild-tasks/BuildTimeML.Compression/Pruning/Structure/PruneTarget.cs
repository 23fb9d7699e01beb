namespace BuildTimeML.Compression.Pruning.Structure;

/// <summary>What a pruned model may cost.</summary>
/// <param name="Kind">What is counted or measured.</param>
/// <param name="Share">Of what the model costs: 0.7 for 30 % less.</param>
internal sealed record PruneTarget(PruneTargetKind Kind, double Share);

/// <summary>What is counted or measured.</summary>
internal enum PruneTargetKind
{
    /// <summary>Multiplications with an addition.</summary>
    MultiplyAdds,

    /// <summary>The bytes of the constants.</summary>
    Size,

    /// <summary>The time of a run, measured against that of the model.</summary>
    Latency,
}
