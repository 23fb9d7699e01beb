using BuildTimeML.Manifest;

namespace BuildTimeML.Generator;

/// <param name="Output">The output that the labels belong to.</param>
/// <param name="Scores">How its numbers become scores.</param>
/// <param name="Names">One per class.</param>
internal sealed record LabelInfo(OutputInfo Output, ScoreKind Scores, EquatableArray<string> Names);
