using BuildTimeML.Compression.Pruning.Repair;

namespace BuildTimeML.Compression.Pruning.Structure;

/// <summary>What was removed.</summary>
/// <param name="Groups">Each with how many channels or heads it had and has.</param>
/// <param name="Blocks">The residual blocks that are gone, by the sums that they ended in.</param>
/// <param name="Averages">The outputs of the first layers that see a mean now.</param>
/// <param name="Fixed">What all stays, and why.</param>
/// <param name="Partly">The layers whose weights were not repaired.</param>
/// <param name="MultiplyAddsBefore">Of a run.</param>
/// <param name="MultiplyAddsAfter">Of a run.</param>
internal sealed record StructuredPruningReport(
    IReadOnlyList<PrunedGroup> Groups, IReadOnlyList<string> Blocks, IReadOnlyList<string> Averages, IReadOnlyList<FixedGroup> Fixed, IReadOnlyList<PartlyRepaired> Partly, long MultiplyAddsBefore, long MultiplyAddsAfter);

/// <param name="Name">The first value that has the channels.</param>
/// <param name="Kind">What they are.</param>
/// <param name="Before">How many there were.</param>
/// <param name="After">How many are left.</param>
internal sealed record PrunedGroup(string Name, GroupKind Kind, int Before, int After);
