namespace BuildTimeML.Graph;

/// <summary>Why a graph is not valid.</summary>
/// <param name="Node">The node and its operator; empty where it is none.</param>
/// <param name="Value">The value; empty where it is none.</param>
/// <param name="Message">Names both; without a full stop.</param>
public sealed record GraphProblem(string Node, string Value, string Message);
