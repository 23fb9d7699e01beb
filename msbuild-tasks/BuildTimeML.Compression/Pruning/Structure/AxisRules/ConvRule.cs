namespace BuildTimeML.Compression.Pruning.Structure.AxisRules;

/// <summary>A Conv makes channels of all that it sees; one in groups works on each group by itself, so that a group is removed as a whole.</summary>
internal static class ConvRule
{
    public static void Follow(AxisFlow flow)
    {
        if (flow.Constant(1) is not { Rank: > 2 } weights || flow.OutputShape() is not { } shape)
        {
            flow.FixAll(FixedReason.NotFollowed);
            return;
        }

        int groups = (int)(flow.Node.Attribute("group")?.Int ?? 1);
        int[]? inputs = flow.Map(0, 1);
        int[]? outputs;
        if (groups == 1)
        {
            flow.Bind(1, 1, inputs, WeightRole.Consumer);
            outputs = flow.Source(1, 0);
        }
        else
        {
            outputs = ChannelBlocks.Tie(flow, inputs, groups, (int)weights.Dimensions[0]);
            flow.Bind(1, 0, outputs);
        }

        flow.Bind(2, 0, flow.Constant(2) is null ? null : outputs);
        flow.Layer(groups, 1, inputs, 0, outputs);
        int[]?[] maps = new int[]?[shape.Count];
        maps[1] = outputs;
        flow.Give(0, maps);
    }
}
