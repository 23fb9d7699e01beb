using System.Globalization;
using BuildTimeML.Build;
using BuildTimeML.Compression.Evaluation;

namespace BuildTimeML.Compression.Budgets;

/// <summary>How much of the original's accuracy may go, in points.</summary>
internal sealed class MaxAccuracyDropBudget : QualityBudget
{
    public override string Metadata => "MaxAccuracyDrop";

    protected override string Missing => "there are no labels. Add EvaluationLabels";

    protected override double? Limit(QualityLimits limits) => limits.MaxAccuracyDrop;

    protected override double? Measured(Quality quality) => quality.AccuracyDrop;

    protected override bool IsWithin(double measured, double limit) => measured <= limit;

    protected override double Margin(double measured, double limit) => Share.Of(limit - measured, limit);

    protected override string Format(double value) => Round.Up(value, 2).ToString("0.##", CultureInfo.InvariantCulture) + " points";
}
