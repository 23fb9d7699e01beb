namespace BuildTimeML.Compression.Infrastructure;

/// <summary>Why a weight is left as it is.</summary>
internal enum DeclineReason
{
    /// <summary>Its int8 form with scales and nodes would take more bytes.</summary>
    TooSmall,

    /// <summary>Its bytes are more than can be worked on at once.</summary>
    TooLarge,

    /// <summary>It is an input of the graph too: the caller may replace it.</summary>
    IsGraphInput,

    /// <summary>It is an output of the graph too.</summary>
    IsGraphOutput,

    /// <summary>It holds infinities or values that are no numbers.</summary>
    NotFinite,

    /// <summary>It does not have two dimensions.</summary>
    NotAMatrix,

    /// <summary>It is the left factor.</summary>
    LeftFactor,

    /// <summary>The other factor is transposed at run time.</summary>
    TransposedActivations,

    /// <summary>It is used in another way elsewhere.</summary>
    UsedOtherwise,

    /// <summary>The node lies in a subgraph.</summary>
    InSubgraph,

    /// <summary>The operators that this needs came with a later operator set.</summary>
    OpsetTooOld,
}
