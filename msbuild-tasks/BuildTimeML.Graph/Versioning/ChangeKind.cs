namespace BuildTimeML.Graph.Versioning;

/// <summary>What a new version of an operator means for nodes of the version before it.</summary>
public enum ChangeKind
{
    /// <summary>It takes more element types; nodes stay as they are.</summary>
    MoreTypes,

    /// <summary>It has an attribute, an input or an output more, and without it means what it meant; nodes stay as they are.</summary>
    NewOption,

    /// <summary>It counts axes and positions from the end too; those from the start mean what they meant, and nodes stay as they are.</summary>
    NegativeAxes,

    /// <summary>Its inputs may have different shapes now; nodes stay as they are.</summary>
    Broadcasts,

    /// <summary>Its description says more exactly what it always did; nodes stay as they are.</summary>
    Clarified,

    /// <summary>Its form or its meaning is another: an adapter brings nodes to it.</summary>
    Adapted,
}
