using System.Globalization;
using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Quantization;

namespace BuildTimeML.Compression.Budgets;

/// <summary>The most bytes that the optimised model may have, in all its files.</summary>
internal sealed class MaxSizeBudget : IBudget
{
    public string Metadata => "MaxSize";

    public BudgetCheck? Check(BudgetContext context)
    {
        if (context.Item.MaxSize is not { } limit)
        {
            return null;
        }

        long size = context.Candidate.Size;
        bool isKept = size <= limit;
        return new BudgetCheck(
            new BudgetOutcome(Metadata, ByteSize.Format(limit), ByteSize.Format(size), Share.Of(limit - size, limit), isKept),
            isKept ? null : BuildErrors.OverMaxSize.With(
                context.Name,
                ByteSize.Format(size),
                context.Candidate.Precision,
                ByteSize.Format(limit),
                LargestTensors.Describe(context.Name, context.Candidate.File.Path),
                WayOut(context, limit)));
    }

    private static string WayOut(BudgetContext context, long limit)
    {
        (string precision, long size) = (context.Candidate.Precision, context.Candidate.Size);
        foreach (IQuantizationScheme scheme in SchemeTable.For(context.Item.Provider).Where(s => s.Precision != context.Candidate.Precision && (context.Maker.HasSamples || !s.NeedsSamples)))
        {
            if (Try(context.Maker, scheme) is not { } tried)
            {
                continue;
            }

            if (tried <= limit)
            {
                return $"Precision=\"{scheme.Precision}\" gives {ByteSize.Format(tried)} and fits.";
            }

            (precision, size) = tried < size ? (scheme.Precision, tried) : (precision, size);
        }

        return $"No precision fits: {precision} is the smallest with {ByteSize.Format(size)}, so set MaxSize=\"{RoundUp(size)}\" or more.";
    }

    // Made and run, not guessed; a precision that does not work for this model is no way out.
    private static long? Try(CandidateMaker maker, IQuantizationScheme scheme)
    {
        try
        {
            using Candidate candidate = maker.Make(scheme);
            return candidate.Size;
        }
        catch (BuildErrorException)
        {
            return null;
        }
    }

    private static string RoundUp(long size) => size >= 1_000_000
        ? (Math.Ceiling(size / 10_000m) / 100).ToString("0.00", CultureInfo.InvariantCulture) + " MB"
        : Math.Ceiling(size / 1_000m).ToString("0", CultureInfo.InvariantCulture) + " kB";
}
