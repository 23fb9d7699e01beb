using System.Globalization;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Evaluation;

/// <summary>Tells whether two models that should compute the same do, up to the rounding of floats.</summary>
internal static class EquivalenceCheck
{
    /// <summary>Of the largest element of an output: ten times what sums in another order differ by in deep models.</summary>
    public const double Tolerance = 1e-5;

    /// <returns>The first difference; null where there is none.</returns>
    public static string? Difference(IReadOnlyList<OutputValues> reference, IReadOnlyList<OutputValues> actual) =>
        reference.Count != actual.Count
            ? $"it has {actual.Count} outputs, not {reference.Count}"
            : reference.Zip(actual, Difference).FirstOrDefault(d => d is not null);

    /// <returns>The largest difference by the largest element of the reference; infinite where one of both is no number.</returns>
    public static double Relative(ReadOnlySpan<double> reference, ReadOnlySpan<double> actual)
    {
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < reference.Length; i++)
        {
            if (reference[i].Equals(actual[i]))
            {
                continue;
            }

            if (!double.IsFinite(reference[i]) || !double.IsFinite(actual[i]))
            {
                return double.PositiveInfinity;
            }

            difference = Math.Max(difference, Math.Abs(reference[i] - actual[i]));
        }

        foreach (double element in reference)
        {
            largest = double.IsFinite(element) ? Math.Max(largest, Math.Abs(element)) : largest;
        }

        return difference == 0 ? 0 : difference / largest;
    }

    private static string? Difference(OutputValues reference, OutputValues actual)
    {
        if (reference.Name != actual.Name || reference.ElementType != actual.ElementType || !reference.Shape.AsSpan().SequenceEqual(actual.Shape))
        {
            return $"the output '{reference.Name}' of {reference.ElementType} {Shape.Describe(reference.Shape)} is now '{actual.Name}' of {actual.ElementType} {Shape.Describe(actual.Shape)}";
        }

        if (reference.Bytes is not null && !reference.Bytes.AsSpan().SequenceEqual(actual.Bytes))
        {
            return $"the output '{reference.Name}' has other elements";
        }

        double relative = reference.Numbers is null ? 0 : Relative(reference.Numbers, actual.Numbers);
        return relative <= Tolerance
            ? null
            : $"the output '{reference.Name}' differs by {relative.ToString("g2", CultureInfo.InvariantCulture)} of its largest element, and {Tolerance.ToString("g2", CultureInfo.InvariantCulture)} is allowed";
    }
}
