namespace BuildTimeML.Compression.Infrastructure;

/// <summary>Why a weight or a node is left as it is.</summary>
internal enum DeclineReason
{
    /// <summary>Its int8 form with scales and nodes would take more bytes.</summary>
    TooSmall,

    /// <summary>Its bytes are more than can be worked on at once.</summary>
    TooLarge,

    /// <summary>It works on constants too large to be copied.</summary>
    LargeConstant,

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

    /// <summary>Something else needs the value in between.</summary>
    UsedElsewhere,

    /// <summary>What would have to be a constant is none.</summary>
    NotConstant,

    /// <summary>Its shape is not known.</summary>
    ShapeNotKnown,

    /// <summary>Its elements are of another type than the rule is made for.</summary>
    OtherElementType,

    /// <summary>It is not one number per channel.</summary>
    NotPerChannel,

    /// <summary>The constants differ from what the rule looks for.</summary>
    OtherConstants,

    /// <summary>The attributes differ from what the rule looks for.</summary>
    OtherAttributes,

    /// <summary>The file would grow by more than is allowed.</summary>
    WouldGrow,

    /// <summary>It gives something else each time.</summary>
    NotDeterministic,

    /// <summary>Its weights are quantised, and the engine computes with them as they are.</summary>
    Quantized,

    /// <summary>The engine does not compute it.</summary>
    EngineRefused,

    /// <summary>It stays in float32 for the sake of a budget.</summary>
    KeptFloat,

    /// <summary>The function is written for another version of an operator set.</summary>
    OtherOpset,

    /// <summary>Functions in the place of their calls would make a graph too large or too deep.</summary>
    TooManyNodes,

    /// <summary>The call leaves out an input that the function passes on.</summary>
    MissingInput,

    /// <summary>It behaves as in training.</summary>
    Training,

    /// <summary>Its rows would not end with a byte.</summary>
    NotWholeBytes,

    /// <summary>Its rows do not divide into blocks.</summary>
    NoBlocks,

    /// <summary>It is for many rows at once, where the engine is faster in float32.</summary>
    ManyRows,

    /// <summary>It holds numbers beyond the range of the smaller type.</summary>
    OutOfRange,

    /// <summary>It is of the first layer or of the last, which all others depend on.</summary>
    IsFirstOrLast,
}
