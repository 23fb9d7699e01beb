namespace BuildTimeML.Graph.Functions;

/// <summary>Why a call stays a call.</summary>
public enum InlineObstacle
{
    /// <summary>The function is written for another version of an operator set than the model, and cannot be brought to that.</summary>
    OtherVersion,

    /// <summary>The graph would have too many nodes, or subgraphs too deep in each other.</summary>
    TooLarge,

    /// <summary>The call leaves out an input that the function passes on as it is.</summary>
    MissingInput,
}

/// <param name="Call">The node.</param>
/// <param name="Obstacle">Why it stays.</param>
/// <param name="Detail">In words, with the function's name and without a full stop.</param>
public sealed record InlineStop(string Call, InlineObstacle Obstacle, string Detail);
