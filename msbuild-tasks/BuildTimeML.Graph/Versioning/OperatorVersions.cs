namespace BuildTimeML.Graph.Versioning;

/// <summary>The versions of the default operator set that brought or changed an operator.</summary>
/// <param name="OpType">The operator.</param>
/// <param name="Since">The first version that has it, or the last one up to 7 that changed it.</param>
/// <param name="Changes">Those from 8 on, in order.</param>
public sealed record OperatorVersions(string OpType, long Since, IReadOnlyList<OperatorChange> Changes);

/// <param name="Version">The version of the operator set that brought the change.</param>
/// <param name="Kind">What it means for nodes.</param>
public readonly record struct OperatorChange(long Version, ChangeKind Kind);
