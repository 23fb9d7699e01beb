namespace BuildTimeML.Runtime;

internal static class TensorShape
{
    /// <summary>The number of elements of a shape; 1 for no dimension at all.</summary>
    /// <exception cref="ArgumentException">A dimension is negative, or there are more elements than <paramref name="limit"/>.</exception>
    public static int Count(ReadOnlySpan<long> shape, int limit, string parameterName)
    {
        // A zero anywhere makes a tensor without elements, however large the other dimensions are.
        long count = shape.Contains(0) ? 0 : 1;
        foreach (long dimension in shape)
        {
            if (dimension < 0)
            {
                throw new ArgumentException($"The shape {Describe(shape)} has a negative dimension.", parameterName);
            }

            if (count > 0 && dimension > limit / count)
            {
                throw new ArgumentException($"The shape {Describe(shape)} does not fit: {limit} elements are the most.", parameterName);
            }

            count *= dimension;
        }

        return (int)count;
    }

    public static void ThrowIfRankDiffers(ReadOnlySpan<long> shape, ReadOnlySpan<long> current)
    {
        if (shape.Length != current.Length)
        {
            throw new ArgumentException(
                $"The shape {Describe(shape)} has {shape.Length} dimensions; the tensor's, {Describe(current)}, has {current.Length}.",
                nameof(shape));
        }
    }

    public static string Describe(ReadOnlySpan<long> shape) => $"[{string.Join(", ", shape.ToArray())}]";
}
