namespace BuildTimeML.Compression.Fusion;

/// <summary>A layer that the engine did not fuse.</summary>
/// <param name="Layer">The name that the log gives it.</param>
/// <param name="Operator">What the engine runs in its place.</param>
/// <param name="Reason">Why.</param>
internal sealed record MissedFusion(string Layer, string Operator, MissReason Reason)
{
    /// <summary>For example <c>Conv 'c1' runs as FusedConv (no QuantizeLinear follows it)</c>.</summary>
    public override string ToString() => $"{Layer} runs as {Operator} ({MissReasons.Describe(Reason)})";
}
