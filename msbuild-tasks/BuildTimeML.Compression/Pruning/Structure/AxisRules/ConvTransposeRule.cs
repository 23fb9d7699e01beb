namespace BuildTimeML.Compression.Pruning.Structure.AxisRules;

/// <summary>As <see cref="ConvRule"/>, with weights whose first axis is the inputs.</summary>
internal static class ConvTransposeRule
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
            flow.Bind(1, 0, inputs, WeightRole.Consumer);
            outputs = flow.Source(1, 1);
        }
        else
        {
            outputs = ChannelBlocks.Tie(flow, inputs, groups, (int)weights.Dimensions[1] * groups);
            flow.Bind(1, 0, inputs);
        }

        flow.Bind(2, 0, flow.Constant(2) is null ? null : outputs);
        flow.Layer(groups, 0, inputs, 1, outputs);
        int[]?[] maps = new int[]?[shape.Count];
        maps[1] = outputs;
        flow.Give(0, maps);
    }
}
