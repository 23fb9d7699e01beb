using System.Globalization;
using BuildTimeML.Build;
using BuildTimeML.Compression.Evaluation;

namespace BuildTimeML.Compression.Budgets;

/// <summary>The least signal-to-quantisation-noise ratio that each output must have, in dB.</summary>
internal sealed class MinSqnrBudget : QualityBudget
{
    public override string Metadata => "MinSqnr";

    protected override string Missing => "no output holds floats";

    protected override double? Limit(QualityLimits limits) => limits.MinSqnr;

    protected override double? Measured(Quality quality) => quality.Outputs.Count == 0 ? null : quality.Decibels;

    protected override bool IsWithin(double measured, double limit) => measured >= limit;

    protected override double Margin(double measured, double limit) => Share.Of(measured - limit, limit);

    protected override string Format(double value) => Round.Down(value, 1).ToString("0.0", CultureInfo.InvariantCulture) + " dB";
}
