namespace BuildTimeML.Compression.Budgets;

/// <summary>A budget that an item sets, held against what was measured.</summary>
/// <param name="Metadata">The metadata that sets it.</param>
/// <param name="Limit">With its unit, such as <c>1.50 MB (1,500,000 bytes)</c>.</param>
/// <param name="Measured">With its unit.</param>
/// <param name="Margin">How much of the limit is left, as a fraction of it: 0.25 for 6 of 8 ms; negative where it is broken.</param>
/// <param name="IsKept">Whether the model keeps it.</param>
internal sealed record BudgetOutcome(string Metadata, string Limit, string Measured, double Margin, bool IsKept)
{
    /// <summary>The limit as a number: bytes, a share from 0 to 1, dB, points, milliseconds, or times the float model.</summary>
    public double? Bound { get; init; }
}
