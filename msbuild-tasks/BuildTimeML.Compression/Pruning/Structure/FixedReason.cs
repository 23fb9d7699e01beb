namespace BuildTimeML.Compression.Pruning.Structure;

/// <summary>Why channels cannot be removed.</summary>
internal enum FixedReason
{
    /// <summary>They are channels of an output of the model.</summary>
    IsGraphOutput,

    /// <summary>The operator has no rule in <see cref="AxisRuleTable"/>, or is used in a way that the rule does not cover.</summary>
    NotFollowed,

    /// <summary>The value is used in a subgraph.</summary>
    InSubgraph,

    /// <summary>They meet channels that cannot be removed, such as those of an input of the model.</summary>
    MeetsFixed,

    /// <summary>The operator computes over them, as Softmax does.</summary>
    ComputedOver,

    /// <summary>A Reshape mixes them with other axes.</summary>
    Reshaped,

    /// <summary>What says the shape is no constant.</summary>
    NotConstant,

    /// <summary>A shape is not known.</summary>
    ShapeNotKnown,

    /// <summary>The weight is an input of the model too: the caller may replace it.</summary>
    IsGraphInput,

    /// <summary>There is one channel that all others of the other side meet.</summary>
    Broadcast,
}
