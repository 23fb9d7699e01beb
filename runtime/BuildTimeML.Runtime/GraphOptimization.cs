namespace BuildTimeML.Runtime;

/// <summary>How far the engine rewrites a graph while it loads it, numbered as <c>GraphOptimizationLevel</c>.</summary>
public enum GraphOptimization
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>Redundant nodes go, constants are folded.</summary>
    Basic = 1,

    /// <summary>Nodes are fused as well.</summary>
    Extended = 2,

    /// <summary>Memory layouts change as well, to those that this machine is fast with.</summary>
    All = 99,
}
