namespace BuildTimeML.Compression.Pruning.Structure;

/// <summary>What an axis of a constant is to the node that uses it.</summary>
internal enum WeightRole
{
    /// <summary>The node makes the channels: they are its outputs.</summary>
    Source,

    /// <summary>The node adds up over the channels: they are its inputs.</summary>
    Consumer,

    /// <summary>The node works on each channel by itself.</summary>
    Follower,
}
