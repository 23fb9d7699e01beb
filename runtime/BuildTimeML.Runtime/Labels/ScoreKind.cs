namespace BuildTimeML.Runtime;

/// <summary>How the numbers of a classifier become scores between 0 and 1.</summary>
public enum ScoreKind
{
    /// <summary>Unnormalised: softmax makes them scores.</summary>
    Logit,

    /// <summary>Already scores.</summary>
    Probability,

    /// <summary>The exponential makes them scores.</summary>
    LogProbability,
}
