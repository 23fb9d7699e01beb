using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Budgets;

/// <summary>The most milliseconds that a run on one thread may take, on the machine that builds: the median of many.</summary>
internal sealed class MaxLatencyBudget : RunBudget
{
    public override string Metadata => "MaxLatency";

    protected override double Tolerance => 0.05;

    protected override double? Limit(CostLimits limits) => limits.MaxLatency;

    protected override MedianEstimate Measure(BudgetContext context, Candidate model, GraphOptimization? optimization) =>
        context.Runs!.Timer.Run(model.File.Path, optimization, context.Cancellation);

    protected override string Describe(double value) => $"{Format(value)} for a run on one thread";

    protected override string Format(double value) => Duration.Format(value);

    protected override string RoundUp(double value) => Duration.Format(Round.Up(value * 1.05, 2));

    protected override string Culprits(BudgetContext context, GraphOptimization? optimization) =>
        SlowestNodes.Describe(context.Shipped.File.Path, optimization, context.Runs!.Timer);
}
