namespace BuildTimeML.Compression.Pruning.Structure.AxisRules;

/// <summary>
/// A Conv makes channels of all that it sees; one in groups works on each group by itself, so that a group is removed as a whole. A ConvTranspose is the same with
/// weights whose first axis is the inputs.
/// </summary>
internal static class ConvRule
{
    public static void Follow(AxisFlow flow) => Follow(flow, isTransposed: false);

    public static void FollowTransposed(AxisFlow flow) => Follow(flow, isTransposed: true);

    private static void Follow(AxisFlow flow, bool isTransposed)
    {
        if (flow.Constant(1) is not { Rank: > 2 } weights || flow.OutputShape() is not { } shape)
        {
            flow.FixAll(FixedReason.NotFollowed);
            return;
        }

        (int inputAxis, int outputAxis) = isTransposed ? (0, 1) : (1, 0);
        int groups = (int)(flow.Node.Attribute("group")?.Int ?? 1);
        int[]? inputs = flow.Map(0, 1);
        int[]? outputs;
        if (groups == 1)
        {
            flow.Bind(1, inputAxis, inputs, WeightRole.Consumer);
            outputs = flow.Source(1, outputAxis);
        }
        else
        {
            // The first axis has the channels of all groups, the second those of one.
            outputs = ChannelBlocks.Tie(flow, inputs, groups, (int)weights.Dimensions[outputAxis] * (isTransposed ? groups : 1));
            flow.Bind(1, 0, isTransposed ? inputs : outputs);
        }

        flow.Bind(2, 0, flow.Constant(2) is null ? null : outputs);
        flow.Layer(groups, inputAxis, inputs, outputAxis, outputs);
        int[]?[] maps = new int[]?[shape.Count];
        maps[1] = outputs;
        flow.Give(0, maps);
    }
}
