using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Budgets;

/// <summary>
/// A limit on what loading or running the model costs on the CPU of the build. What is measured varies: a model over its limit is measured again, and breaks
/// the limit only where it is over it by a margin that is no noise.
/// </summary>
internal abstract class RunBudget : IBudget
{
    public abstract string Metadata { get; }

    /// <summary>Null where the item sets none.</summary>
    protected abstract double? Limit(CostLimits limits);

    /// <summary>What a model costs; less is better.</summary>
    /// <param name="context">What to measure with.</param>
    /// <param name="model">The model.</param>
    /// <param name="optimization">How the application loads it.</param>
    protected abstract MedianEstimate Measure(BudgetContext context, Candidate model, GraphOptimization? optimization);

    /// <summary>The share of the limit by which it must be exceeded.</summary>
    protected abstract double Tolerance { get; }

    /// <summary>With the unit, to be put after "takes".</summary>
    protected abstract string Describe(double value);

    /// <summary>As the metadata is written.</summary>
    protected abstract string Format(double value);

    /// <summary>The least limit, as the metadata is written, that a value keeps.</summary>
    protected abstract string RoundUp(double value);

    /// <summary>A sentence on what costs most, or nothing.</summary>
    protected abstract string Culprits(BudgetContext context, GraphOptimization? optimization);

    public BudgetCheck? Check(BudgetContext context)
    {
        // The CPU tells nothing of the device that a variant is for.
        if (Limit(context.Item.Costs) is not { } limit || context.Item.Provider.Length > 0)
        {
            return null;
        }

        if (context.Runs is null)
        {
            throw new BuildErrorException(BuildErrors.BudgetNotMeasurable.With(
                Metadata, context.Name, $"the model cannot be run on synthetic inputs ({context.NotRun}). Add EvaluationData or CalibrationData with an input that it runs on"));
        }

        context.Progress.Phase($"measuring {Metadata}");
        GraphOptimization? optimization = context.Saved is null ? null : GraphOptimization.None;
        double measured = MeasureTwice(context, limit, optimization, out bool isKept);
        return new BudgetCheck(
            new BudgetOutcome(Metadata, Format(limit), Format(measured), isKept ? Math.Max(0, Share.Of(limit - measured, limit)) : Share.Of(limit - measured, limit), isKept) { Bound = limit },
            isKept ? null : BuildErrors.OverCostBudget.With(
                context.Name, context.Shipped.Precision, Describe(measured), Metadata, Format(limit), Culprits(context, optimization), WayOut(context, limit, measured)));
    }

    private double MeasureTwice(BudgetContext context, double limit, GraphOptimization? optimization, out bool isKept)
    {
        MedianEstimate first = Measure(context, context.Shipped, optimization);
        if (IsWithin(first, limit))
        {
            isKept = true;
            return first.Value;
        }

        MedianEstimate second = Measure(context, context.Shipped, optimization);
        isKept = IsWithin(second, limit);
        return Math.Min(first.Value, second.Value);
    }

    private bool IsWithin(MedianEstimate measured, double limit) => measured.Value <= limit * (1 + Tolerance) || measured.Low <= limit;

    // Made and measured, not guessed.
    private string WayOut(BudgetContext context, double limit, double measured)
    {
        foreach (IQuantizationScheme scheme in SchemeTable.Proposed().Where(s => s.Precision != context.Candidate.Precision && (!s.NeedsSamples || context.Maker.HasSamples)))
        {
            if (Try(context, scheme) is { } tried && tried <= limit)
            {
                return $"Precision=\"{scheme.Precision}\" takes {Describe(tried)} and keeps it.";
            }
        }

        return $"No other precision keeps it: set {Metadata}=\"{RoundUp(measured)}\" or more.";
    }

    private double? Try(BudgetContext context, IQuantizationScheme scheme)
    {
        try
        {
            using Candidate candidate = context.Maker.Make(scheme);
            return context.KeepsQuality(candidate) ? Measure(context, candidate, optimization: null).Value : null;
        }
        catch (Exception e) when (e is BuildErrorException or OnnxRuntimeException)
        {
            return null;
        }
    }
}
