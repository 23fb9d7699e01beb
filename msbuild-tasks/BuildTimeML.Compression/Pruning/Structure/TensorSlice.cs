using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Structure;

/// <summary>Takes some indices of tensors.</summary>
internal static class TensorSlice
{
    /// <param name="tensor">Of elements of whole bytes.</param>
    /// <param name="kept">For each axis the indices that are taken; null for all.</param>
    public static Tensor Take(Tensor tensor, int[]?[] kept)
    {
        long[] dimensions = tensor.Dimensions.ToArray();
        byte[] data = tensor.Data.ToArray();
        int unit = ElementTypes.BitsOf(tensor.ElementType) / 8;
        for (int axis = 0; axis < kept.Length; axis++)
        {
            if (kept[axis] is { } indices)
            {
                data = Take(data, dimensions, axis, indices, unit);
                dimensions[axis] = indices.Length;
            }
        }

        return new Tensor(tensor.ElementType, dimensions, data);
    }

    private static byte[] Take(byte[] data, long[] dimensions, int axis, int[] indices, int unit)
    {
        int inner = (int)Shape.ElementCount(dimensions.AsSpan(axis + 1)) * unit;
        int outer = (int)Shape.ElementCount(dimensions.AsSpan(0, axis));
        int length = (int)dimensions[axis];
        byte[] taken = new byte[outer * indices.Length * inner];
        for (int o = 0; o < outer; o++)
        {
            for (int i = 0; i < indices.Length; i++)
            {
                data.AsSpan(((o * length) + indices[i]) * inner, inner).CopyTo(taken.AsSpan(((o * indices.Length) + i) * inner));
            }
        }

        return taken;
    }
}
