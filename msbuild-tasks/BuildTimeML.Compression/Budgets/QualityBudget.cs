using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Quantization;

namespace BuildTimeML.Compression.Budgets;

/// <summary>A limit on how far a model may be from its original.</summary>
internal abstract class QualityBudget : IBudget
{
    public abstract string Metadata { get; }

    /// <summary>The limit; null where the item sets none.</summary>
    protected abstract double? Limit(QualityLimits limits);

    /// <summary>What a model reaches; null where it cannot be told for this model or these samples.</summary>
    protected abstract double? Measured(Quality quality);

    /// <summary>Whether a value is within a limit.</summary>
    protected abstract bool IsWithin(double measured, double limit);

    /// <summary>How much of the limit is left, as a fraction of it.</summary>
    protected abstract double Margin(double measured, double limit);

    /// <summary>With the unit.</summary>
    protected abstract string Format(double value);

    /// <summary>What the item lacks where the value cannot be told.</summary>
    protected abstract string Missing { get; }

    /// <summary>Whether the limit is kept, or not set.</summary>
    public bool IsKept(QualityLimits limits, Quality quality) =>
        Limit(limits) is not { } limit || (Measured(quality) is { } measured && IsWithin(measured, limit));

    public BudgetCheck? Check(BudgetContext context)
    {
        if (Limit(context.Item.Limits) is not { } limit)
        {
            return null;
        }

        if (context.Chosen.Quality is not { } quality || Measured(quality) is not { } measured)
        {
            string missing = context.Chosen.Quality is null ? "there are no samples. Add CalibrationData or EvaluationData" : Missing;
            throw new BuildErrorException(BuildErrors.BudgetNotMeasurable.With(Metadata, context.Name, missing));
        }

        bool isKept = IsWithin(measured, limit);
        return new BudgetCheck(
            new BudgetOutcome(Metadata, Format(limit), Format(measured), Margin(measured, limit), isKept) { Bound = limit },
            isKept ? null : BuildErrors.QualityBudgetBroken.With(context.Name, context.Candidate.Precision, Format(measured), quality.Samples, Metadata, Format(limit), WorstLayers(context) + WayOut(context, limit, measured)));
    }

    private static string WorstLayers(BudgetContext context) =>
        context.Chosen.WorstLayers.Count == 0 ? "" : $"Layers that {context.Candidate.Precision} hurts most: {string.Join(", ", context.Chosen.WorstLayers)}. ";

    // Made and measured, not guessed.
    private string WayOut(BudgetContext context, double limit, double measured)
    {
        foreach (IQuantizationScheme scheme in SchemeTable.Proposed(context.Item.Provider).Reverse().Where(s => s is not Float32Scheme && s.Precision != context.Candidate.Precision && (!s.NeedsSamples || context.Maker.HasSamples)))
        {
            if (Try(context, scheme) is { } reached && IsWithin(reached, limit))
            {
                return $"Precision=\"{scheme.Precision}\" gives {Format(reached)} and keeps it.";
            }
        }

        return $"No smaller precision keeps it: set {Metadata}=\"{Format(measured)}\" or Precision=\"Float32\".";
    }

    private double? Try(BudgetContext context, IQuantizationScheme scheme)
    {
        try
        {
            using Candidate candidate = context.Maker.Make(scheme);
            return Measured(context.Meter!.Measure(candidate.File.Path));
        }
        catch (BuildErrorException)
        {
            return null;
        }
    }
}
