using System.Numerics;

namespace BuildTimeML.Compression.Training.Optimizers;

/// <summary>Applies a rule to all elements of a weight, as many at a time as the processor takes.</summary>
internal static class Elementwise
{
    public static void Run<TRule>(TRule rule, Span<float> weights, ReadOnlySpan<float> gradients, Span<float> first, Span<float> second)
        where TRule : struct, IUpdateRule
    {
        int whole = weights.Length - (weights.Length % Vector<float>.Count);
        for (int i = 0; i < whole; i += Vector<float>.Count)
        {
            Apply(ref rule, weights[i..], gradients[i..], Rest(first, i), Rest(second, i));
        }

        if (whole < weights.Length)
        {
            ApplyToEnd(ref rule, weights[whole..], gradients[whole..], Rest(first, whole), Rest(second, whole));
        }
    }

    private static void Apply<TRule>(ref TRule rule, Span<float> weights, ReadOnlySpan<float> gradients, Span<float> first, Span<float> second)
        where TRule : struct, IUpdateRule
    {
        var weight = new Vector<float>(weights);
        Vector<float> a = first.IsEmpty ? default : new(first);
        Vector<float> b = second.IsEmpty ? default : new(second);
        rule.Apply(ref weight, new Vector<float>(gradients), ref a, ref b);
        weight.CopyTo(weights);
        if (!first.IsEmpty)
        {
            a.CopyTo(first);
        }

        if (!second.IsEmpty)
        {
            b.CopyTo(second);
        }
    }

    // By way of whole vectors, with zeros after the end.
    private static void ApplyToEnd<TRule>(ref TRule rule, Span<float> weights, ReadOnlySpan<float> gradients, Span<float> first, Span<float> second)
        where TRule : struct, IUpdateRule
    {
        Span<float> copy = stackalloc float[4 * Vector<float>.Count];
        copy.Clear();
        Span<float> weight = copy[..Vector<float>.Count];
        Span<float> gradient = copy[Vector<float>.Count..][..Vector<float>.Count];
        Span<float> a = copy[(2 * Vector<float>.Count)..][..Vector<float>.Count];
        Span<float> b = copy[(3 * Vector<float>.Count)..];
        weights.CopyTo(weight);
        gradients.CopyTo(gradient);
        first.CopyTo(a);
        second.CopyTo(b);
        Apply(ref rule, weight, gradient, a, b);
        weight[..weights.Length].CopyTo(weights);
        a[..first.Length].CopyTo(first);
        b[..second.Length].CopyTo(second);
    }

    private static Span<float> Rest(Span<float> memory, int start) => memory.IsEmpty ? memory : memory[start..];
}
