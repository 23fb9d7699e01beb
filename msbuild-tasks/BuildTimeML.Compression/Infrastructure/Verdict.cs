namespace BuildTimeML.Compression.Infrastructure;

/// <summary>What a rule says of a node that fits its pattern.</summary>
internal sealed class Verdict
{
    private Verdict(DeclineReason? reason, Action? rewrite)
    {
        Reason = reason;
        Rewrite = rewrite;
    }

    /// <summary>Why the node stays; null where it is to be rewritten.</summary>
    public DeclineReason? Reason { get; }

    /// <summary>Changes the graph; null where the rule declines.</summary>
    public Action? Rewrite { get; }

    public static implicit operator Verdict(DeclineReason reason) => new(reason, null);

    public static Verdict To(Action rewrite) => new(null, rewrite);
}
