namespace BuildTimeML.Compression.Reporting.Records;

/// <summary>What the engine makes of layers and operators that were written to compute in 8 bits.</summary>
/// <param name="WhyNotChecked">Null where it was checked.</param>
/// <param name="Nodes">In the order of the graph; none where nothing was to be fused.</param>
internal sealed record ReportedFusions(string? WhyNotChecked, IReadOnlyList<ReportedFusion> Nodes)
{
    public static ReportedFusions None { get; } = new(null, []);
}

/// <param name="Node">For example <c>Conv 'c1'</c>.</param>
/// <param name="Expected"><c>Product</c> or <c>Operator</c> of 8 bits, or <c>Float</c>.</param>
/// <param name="IsAsExpected">Whether the engine runs it so.</param>
/// <param name="Runs">The operator that it runs instead; null where it is as expected.</param>
/// <param name="Reason">Why; null where it is as expected.</param>
internal sealed record ReportedFusion(string Node, string Expected, bool IsAsExpected, string? Runs, string? Reason);
