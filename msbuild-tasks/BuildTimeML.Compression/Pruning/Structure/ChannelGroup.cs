namespace BuildTimeML.Compression.Pruning.Structure;

/// <summary>Channels among which it can be chosen: those of one layer, or of several that an operator ties to each other.</summary>
/// <param name="Name">The first value that has them.</param>
/// <param name="Kind">What they are.</param>
/// <param name="Units">What can be removed, each by the position that stands for it; in the order of the first layer.</param>
/// <param name="Width">How many there are, with those that stay.</param>
/// <param name="Bindings">The constants that become smaller.</param>
internal sealed record ChannelGroup(string Name, GroupKind Kind, IReadOnlyList<int> Units, int Width, IReadOnlyList<WeightBinding> Bindings);

/// <summary>Channels that all stay.</summary>
/// <param name="Name">The first value that has them.</param>
/// <param name="Obstacle">Why.</param>
internal sealed record FixedGroup(string Name, Obstacle Obstacle);
