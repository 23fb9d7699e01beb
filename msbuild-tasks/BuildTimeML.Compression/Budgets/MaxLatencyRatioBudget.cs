using System.Globalization;
using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Budgets;

/// <summary>The most that a run may take, by the time of a run of the simplified float model; both in turns, in one process, on one thread.</summary>
internal sealed class MaxLatencyRatioBudget : RunBudget
{
    public override string Metadata => "MaxLatencyRatio";

    protected override double Tolerance => 0.05;

    protected override double? Limit(CostLimits limits) => limits.MaxLatencyRatio;

    protected override MedianEstimate Measure(BudgetContext context, Candidate model, GraphOptimization? optimization) =>
        context.Runs!.Ratio.Ratio(model.File.Path, context.Cancellation, optimization);

    protected override string Describe(double value) => $"{Format(value)} times the time of the simplified float model";

    protected override string Format(double value) => Round.Up(value, 2).ToString("0.00", CultureInfo.InvariantCulture);

    protected override string RoundUp(double value) => Format(value);

    protected override string Culprits(BudgetContext context, GraphOptimization? optimization) =>
        SlowestNodes.Describe(context.Shipped.File.Path, optimization, context.Runs!.Timer);
}
