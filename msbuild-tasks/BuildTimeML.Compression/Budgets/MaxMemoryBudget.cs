using System.Globalization;
using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Budgets;

/// <summary>The most bytes that memory may grow by while the model is loaded and run, in a process that does nothing else: <see cref="MemoryUse"/>.</summary>
internal sealed class MaxMemoryBudget : RunBudget
{
    public override string Metadata => "MaxMemory";

    protected override double Tolerance => 0;

    protected override double? Limit(CostLimits limits) => limits.MaxMemory;

    protected override MedianEstimate Measure(BudgetContext context, Candidate model, GraphOptimization? optimization) =>
        MedianEstimate.Exactly(context.Runs!.Memory.Peak(context.Item, model.File.Path, optimization, context.Cancellation));

    protected override string Describe(double value) => $"{ByteSize.Format((long)value)} of memory to be loaded and run";

    protected override string Format(double value) => ByteSize.Format((long)value);

    protected override string RoundUp(double value) => Math.Ceiling(value / 100_000 * 1.02 / 10).ToString("0", CultureInfo.InvariantCulture) + " MB";

    protected override string Culprits(BudgetContext context, GraphOptimization? optimization) =>
        $"Largest tensors: {LargestTensors.Describe(context.Name, context.Shipped.File.Path)}. ";
}
