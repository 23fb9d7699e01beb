using System.Globalization;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Evaluation;

/// <summary>Compares what two models give for the same inputs.</summary>
internal static class OutputComparison
{
    /// <summary>
    /// In dB. Weights on the wrong axis, transposed, or with the wrong scale leave noise as strong as the signal, around 0 dB;
    /// 8 bits that are in their places leave 10 dB even in deep models. So this tells a wrong graph from a right one; it says nothing of accuracy.
    /// </summary>
    public const double Floor = 6;

    /// <returns>What is different; null where nothing is.</returns>
    public static string? Difference(IReadOnlyList<OutputValues> reference, IReadOnlyList<OutputValues> actual) =>
        reference.Count != actual.Count
            ? $"it has {actual.Count} outputs, not {reference.Count}"
            : reference.Zip(actual, Difference).FirstOrDefault(d => d is not null);

    private static string? Difference(OutputValues reference, OutputValues actual)
    {
        if (reference.Name != actual.Name)
        {
            return $"the output '{reference.Name}' is now '{actual.Name}'";
        }

        if (reference.ElementType != actual.ElementType)
        {
            return $"the output '{reference.Name}' has elements of the type {actual.ElementType}, not {reference.ElementType}";
        }

        if (!reference.Shape.AsSpan().SequenceEqual(actual.Shape))
        {
            return $"the output '{reference.Name}' has the shape {Shape.Describe(actual.Shape)}, not {Shape.Describe(reference.Shape)}";
        }

        if (reference.Numbers?.Length != actual.Numbers?.Length)
        {
            return $"the output '{reference.Name}' consists of {actual.Numbers?.Length ?? 0} numbers, not {reference.Numbers?.Length ?? 0}";
        }

        return reference.Numbers is null ? null : Difference(reference.Name, reference.Numbers, actual.Numbers!);
    }

    private static string? Difference(string name, double[] reference, double[] actual)
    {
        for (int i = 0; i < reference.Length; i++)
        {
            if (double.IsFinite(reference[i]) && !double.IsFinite(actual[i]))
            {
                return $"element {i} of the output '{name}' is {actual[i].ToString(CultureInfo.InvariantCulture)}, not {reference[i].ToString("g4", CultureInfo.InvariantCulture)}";
            }
        }

        double decibels = SignalToNoise.Decibels(reference, actual);
        return decibels < Floor
            ? $"the output '{name}' is only {decibels.ToString("0.0", CultureInfo.InvariantCulture)} dB above its error, and {Floor.ToString(CultureInfo.InvariantCulture)} dB is the least that a right graph gives"
            : null;
    }
}
