namespace BuildTimeML.Compression.Infrastructure;

/// <summary>The reasons in words.</summary>
internal static class DeclineReasons
{
    public static string Describe(DeclineReason reason) => reason switch
    {
        DeclineReason.TooSmall => "too small to become smaller",
        DeclineReason.TooLarge => "more than 2 GB",
        DeclineReason.IsGraphInput => "an input of the graph too",
        DeclineReason.IsGraphOutput => "an output of the graph too",
        DeclineReason.NotFinite => "it holds infinities or values that are no numbers",
        DeclineReason.NotAMatrix => "not a matrix",
        DeclineReason.LeftFactor => "the left factor of a product",
        DeclineReason.TransposedActivations => "the other factor is transposed at run time",
        DeclineReason.UsedOtherwise => "used in another way elsewhere",
        DeclineReason.InSubgraph => "used in a subgraph",
        DeclineReason.OpsetTooOld => "the operator set of the model is too old",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };
}
