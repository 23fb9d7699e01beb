namespace BuildTimeML.Graph.Ir;

/// <summary>Concrete dimensions: how many elements they make, and how they read.</summary>
public static class Shape
{
    /// <exception cref="OverflowException">A dimension is negative, or the product is more than a <see cref="long"/> holds.</exception>
    public static long ElementCount(ReadOnlySpan<long> dimensions)
    {
        long count = 1;
        bool empty = false;
        foreach (long dimension in dimensions)
        {
            if (dimension < 0)
            {
                throw new OverflowException($"the dimension {dimension} is negative");
            }

            empty |= dimension == 0;
            count = empty ? 0 : checked(count * dimension);
        }

        return count;
    }

    /// <summary>For example <c>[8000, 128]</c>.</summary>
    public static string Describe(ReadOnlySpan<long> dimensions) => $"[{string.Join(", ", dimensions.ToArray())}]";
}
