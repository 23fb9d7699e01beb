namespace BuildTimeML.Build;

/// <summary>The values of the <c>PruneCriterion</c> metadata: what tells how little a weight, or a channel, is worth.</summary>
internal static class PruningCriteria
{
    public const string L1 = "L1";
    public const string L2 = "L2";
    public const string Random = "Random";
    public const string Wanda = "Wanda";
    public const string OptimalBrain = "OptimalBrain";
    public const string LeastSquares = "LeastSquares";
    public const string Fpgm = "Fpgm";
    public const string Activation = "Activation";
    public const string Taylor = "Taylor";

    /// <summary>Those of single weights; the first is the default.</summary>
    public static IReadOnlyList<string> OfWeights { get; } = [L1, L2, Random, Wanda, OptimalBrain];

    /// <summary>Those that look at samples.</summary>
    public static IReadOnlyList<string> WithSamples { get; } = [Wanda, OptimalBrain, LeastSquares, Activation, Taylor];

    /// <summary>Those of channels and heads; the first is the default where there are samples.</summary>
    public static IReadOnlyList<string> OfChannels { get; } = [LeastSquares, L1, L2, Fpgm, Activation, Taylor, Random];

    public static IReadOnlyList<string> All { get; } = [.. OfWeights, .. OfChannels.Except(OfWeights)];
}
