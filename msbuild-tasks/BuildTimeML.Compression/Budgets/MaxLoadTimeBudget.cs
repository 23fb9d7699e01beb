using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Budgets;

/// <summary>The most milliseconds that loading the model, from a file that the system has in memory, and its first run may take: the median of several sessions.</summary>
internal sealed class MaxLoadTimeBudget : RunBudget
{
    public override string Metadata => "MaxLoadTime";

    protected override double Tolerance => 0.05;

    protected override double? Limit(CostLimits limits) => limits.MaxLoadTime;

    protected override MedianEstimate Measure(BudgetContext context, Candidate model, GraphOptimization? optimization) =>
        context.Runs!.Timer.Load(model.File.Path, optimization, context.Cancellation);

    protected override string Describe(double value) => $"{Format(value)} to be loaded and run once";

    protected override string Format(double value) => Duration.Format(value);

    protected override string RoundUp(double value) => Duration.Format(Round.Up(value * 1.05, 2));

    protected override string Culprits(BudgetContext context, GraphOptimization? optimization) =>
        $"Largest tensors: {LargestTensors.Describe(context.Name, context.Shipped.File.Path)}. ";
}
