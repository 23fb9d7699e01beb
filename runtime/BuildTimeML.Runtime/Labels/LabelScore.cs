namespace BuildTimeML.Runtime;

/// <summary>A class with its score.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Score">Between 0 and 1.</param>
public readonly record struct LabelScore(string Label, float Score);
