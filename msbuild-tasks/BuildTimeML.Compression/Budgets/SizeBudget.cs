using System.Globalization;
using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Quantization;

namespace BuildTimeML.Compression.Budgets;

/// <summary>A limit on the bytes of a model's files.</summary>
internal abstract class SizeBudget : IBudget
{
    public abstract string Metadata { get; }

    /// <summary>In bytes; null where the item sets none.</summary>
    protected abstract long? Limit(WorkerItem item);

    /// <summary>In bytes.</summary>
    protected abstract long Measure(Candidate candidate, CancellationToken cancellation);

    /// <summary>Takes the model's name, its size, its precision, the limit, the largest tensors and the way out.</summary>
    protected abstract BuildErrorDescriptor Error { get; }

    /// <summary>Whether a model keeps the limit, or there is none.</summary>
    public bool IsKept(WorkerItem item, Candidate candidate, CancellationToken cancellation) =>
        Limit(item) is not { } limit || Measure(candidate, cancellation) <= limit;

    public BudgetCheck? Check(BudgetContext context)
    {
        if (Limit(context.Item) is not { } limit)
        {
            return null;
        }

        long size = Measure(context.Shipped, context.Cancellation);
        bool isKept = size <= limit;
        return new BudgetCheck(
            new BudgetOutcome(Metadata, ByteSize.Format(limit), ByteSize.Format(size), Share.Of(limit - size, limit), isKept) { Bound = limit },
            isKept ? null : Error.With(
                context.Name,
                ByteSize.Format(size),
                context.Shipped.Precision,
                ByteSize.Format(limit),
                LargestTensors.Describe(context.Name, context.Shipped.File.Path),
                WayOut(context, limit, size)));
    }

    private string WayOut(BudgetContext context, long limit, long size)
    {
        string precision = context.Candidate.Precision;
        foreach (IQuantizationScheme scheme in SchemeTable.Proposed(context.Item.Provider).Where(s => s.Precision != context.Candidate.Precision && (context.Maker.HasSamples || !s.NeedsSamples)))
        {
            if (Try(context, scheme) is not { } tried)
            {
                continue;
            }

            if (tried <= limit)
            {
                return $"Precision=\"{scheme.Precision}\" gives {ByteSize.Format(tried)} and fits.";
            }

            (precision, size) = tried < size ? (scheme.Precision, tried) : (precision, size);
        }

        return $"No precision fits: {precision} is the smallest with {ByteSize.Format(size)}, so set {Metadata}=\"{RoundUp(size)}\" or more.";
    }

    // Made and run, not guessed; a precision that does not work for this model is no way out.
    private long? Try(BudgetContext context, IQuantizationScheme scheme)
    {
        try
        {
            using Candidate candidate = context.Maker.Make(scheme);
            return Measure(candidate, context.Cancellation);
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
