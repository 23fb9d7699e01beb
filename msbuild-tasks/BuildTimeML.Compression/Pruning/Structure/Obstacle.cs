namespace BuildTimeML.Compression.Pruning.Structure;

/// <summary>Why channels cannot be removed, and where.</summary>
/// <param name="Reason">What stands in the way.</param>
/// <param name="Subject">The node, or the output of the model.</param>
internal sealed record Obstacle(FixedReason Reason, string Subject);
