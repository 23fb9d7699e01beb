namespace BuildTimeML.Compression.Pruning.Structure;

/// <summary>What the channels of a group are.</summary>
internal enum GroupKind
{
    /// <summary>Channels of convolutions, or the width between two products.</summary>
    Channels,

    /// <summary>Heads of attention: blocks that an axis is divided into.</summary>
    Heads,

    /// <summary>The width of a residual stream, over which normalisations take their means.</summary>
    Normalized,
}
