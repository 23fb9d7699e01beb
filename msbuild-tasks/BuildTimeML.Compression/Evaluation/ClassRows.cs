namespace BuildTimeML.Compression.Evaluation;

/// <summary>
/// Reads an output as rows of scores, one score per class. The classes lie along axis 1 of a tensor of four dimensions,
/// as segmentation has it, and along the last axis of any other; dimensions of 1 at the end do not count.
/// </summary>
internal static class ClassRows
{
    /// <returns>The class of the largest score of each row, the first of equal ones; null where there are no two classes.</returns>
    public static int[]? Best(OutputValues output)
    {
        if (output.Numbers is not { } scores || Axis(output.Shape) is not { } axis || output.Shape[axis] < 2)
        {
            return null;
        }

        int classes = (int)output.Shape[axis];
        int inner = (int)Graph.Ir.Shape.ElementCount(output.Shape.AsSpan(axis + 1));
        int[] best = new int[scores.Length / classes];
        for (int row = 0; row < best.Length; row++)
        {
            int first = (row / inner * inner * classes) + (row % inner);
            for (int c = 1; c < classes; c++)
            {
                best[row] = scores[first + (c * inner)] > scores[first + (best[row] * inner)] ? c : best[row];
            }
        }

        return best;
    }

    /// <param name="shape">-1 for a dimension that is not known.</param>
    /// <returns>The axis that the classes lie along; null where there is one number per row.</returns>
    public static int? Axis(ReadOnlySpan<long> shape)
    {
        int rank = shape.Length;
        while (rank > 1 && shape[rank - 1] == 1)
        {
            rank--;
        }

        // [n, 1] is one number per row.
        return rank == 0 || (rank == 1 && shape.Length > 1) ? null : rank == 4 ? 1 : rank - 1;
    }
}
