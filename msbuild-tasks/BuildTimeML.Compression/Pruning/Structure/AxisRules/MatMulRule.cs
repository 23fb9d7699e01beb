namespace BuildTimeML.Compression.Pruning.Structure.AxisRules;

/// <summary>A product with constant weights is a layer. In a product of two activations the axes that are added up over are tied, and so are those of the batch.</summary>
internal static class MatMulRule
{
    public static void Follow(AxisFlow flow)
    {
        if (flow.Maps(0) is not { Length: > 1 } left || flow.Maps(1) is not { Length: > 1 } right || flow.Constant(0) is not null || flow.OutputShape() is not { } shape)
        {
            flow.FixAll(FixedReason.NotFollowed);
            return;
        }

        if (flow.Constant(1) is not { } weights)
        {
            TieInner(flow, left[^1], right[^2]);
            int[]?[] maps = Broadcasting.Follow(flow, [0, 1], shape.Count, keepLast: 2);
            maps[^2] = left[^2];
            maps[^1] = right[^1];
            flow.Give(0, maps);
        }
        else if (weights.Rank == 2)
        {
            flow.Bind(1, 0, left[^1], WeightRole.Consumer);
            int[] outputs = flow.Source(1, 1);
            flow.Layer(1, 0, left[^1], 1, outputs);
            flow.Give(0, [.. left[..^1], outputs]);
        }
        else
        {
            flow.FixAll(FixedReason.NotFollowed);
        }
    }

    private static void TieInner(AxisFlow flow, int[]? left, int[]? right)
    {
        if (left is not null || right is not null)
        {
            flow.Tie(left, right);
        }
    }
}
