namespace BuildTimeML.Manifest;

/// <summary>The names of a classifier's classes.</summary>
/// <param name="Output">The name of the output they belong to.</param>
/// <param name="Scores">How the numbers of that output become scores between 0 and 1.</param>
/// <param name="Names">One name per class, in the order of the output.</param>
internal sealed record LabelSet(string Output, ScoreKind Scores, EquatableArray<string> Names);

internal enum ScoreKind
{
    /// <summary>Unnormalised: softmax makes them scores.</summary>
    Logit,

    /// <summary>Already scores.</summary>
    Probability,

    /// <summary>The exponential makes them scores.</summary>
    LogProbability,
}
