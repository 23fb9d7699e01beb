using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Data.Samples;

/// <summary>The shape of a sample that is written as a row of numbers.</summary>
internal static class FlatSample
{
    /// <param name="input">Whose shape it is to have; an open first dimension of several is 1.</param>
    /// <param name="count">The numbers of the row.</param>
    /// <returns>The shape, with what is left in the only dimension that is open still; null where they do not fit.</returns>
    public static long[]? Shape(DataInput input, long count)
    {
        if (input.Signature.Shape is not { } dimensions)
        {
            return [count];
        }

        long?[] shape = [.. dimensions.Select((Dimension d, int axis) => d.Value ?? (axis == 0 && dimensions.Count > 1 ? 1 : null))];
        long known = 1;
        foreach (long? dimension in shape)
        {
            if (dimension is { } value && (value < 1 || (known *= value) > count))
            {
                return null;
            }
        }

        return shape.Count(d => d is null) <= 1 && count % known == 0 && (count == known || shape.Contains(null))
            ? Array.ConvertAll(shape, d => d ?? count / known)
            : null;
    }
}
