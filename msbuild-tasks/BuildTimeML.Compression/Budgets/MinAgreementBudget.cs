using System.Globalization;
using BuildTimeML.Build;
using BuildTimeML.Compression.Evaluation;

namespace BuildTimeML.Compression.Budgets;

/// <summary>The share of rows that must get the class the original gives them.</summary>
internal sealed class MinAgreementBudget : QualityBudget
{
    public override string Metadata => "MinAgreement";

    protected override string Missing => "no output holds scores of classes. Set MinSqnr instead";

    protected override double? Limit(QualityLimits limits) => limits.MinAgreement;

    protected override double? Measured(Quality quality) => quality.Agreement;

    protected override bool IsWithin(double measured, double limit) => measured >= limit;

    protected override double Margin(double measured, double limit) => Share.Of(measured - limit, limit);

    protected override string Format(double value) => Round.Down(100 * value, 2).ToString("0.##", CultureInfo.InvariantCulture) + " %";
}
