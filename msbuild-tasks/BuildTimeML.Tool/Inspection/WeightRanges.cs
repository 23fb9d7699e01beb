using System.Runtime.InteropServices;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Tool.Inspection;

/// <summary>Which float32 weights hold numbers that other types cannot.</summary>
internal static class WeightRanges
{
    private static readonly float LargestHalf = (float)Half.MaxValue;

    /// <summary>The names of weights with infinity or NaN among their elements.</summary>
    public static IReadOnlyList<string> NotFinite(Model model) => Find(model, max => !float.IsFinite(max));

    /// <summary>The names of weights whose elements are finite, and some beyond the largest float16.</summary>
    public static IReadOnlyList<string> BeyondHalf(Model model) => Find(model, max => float.IsFinite(max) && max > LargestHalf);

    private static List<string> Find(Model model, Func<float, bool> predicate) =>
        [.. model.Graph.AllGraphs().SelectMany(g => g.Initializers).Where(i => i.Initializer!.ElementType == ElementType.Float32 && predicate(LargestMagnitude(i.Initializer))).Select(i => i.Name)];

    // NaN where there is one.
    private static float LargestMagnitude(Tensor tensor)
    {
        float largest = 0;
        foreach (ReadOnlyMemory<byte> piece in tensor.Bytes)
        {
            foreach (float value in MemoryMarshal.Cast<byte, float>(piece.Span))
            {
                float magnitude = Math.Abs(value);
                largest = float.IsNaN(magnitude) || magnitude > largest ? magnitude : largest;
                if (float.IsNaN(largest))
                {
                    return largest;
                }
            }
        }

        return largest;
    }
}
