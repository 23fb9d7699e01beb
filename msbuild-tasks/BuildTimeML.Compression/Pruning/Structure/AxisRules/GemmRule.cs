namespace BuildTimeML.Compression.Pruning.Structure.AxisRules;

internal static class GemmRule
{
    public static void Follow(AxisFlow flow)
    {
        if (flow.Constant(1) is not { Rank: 2 } || flow.Node.Attribute("transA")?.Int is not (null or 0) || flow.OutputShape() is not { Count: 2 })
        {
            flow.FixAll(FixedReason.NotFollowed);
            return;
        }

        int inputAxis = flow.Node.Attribute("transB")?.Int is null or 0 ? 0 : 1;
        int[]? inputs = flow.Map(0, 1);
        flow.Bind(1, inputAxis, inputs, WeightRole.Consumer);
        int[] outputs = flow.Source(1, 1 - inputAxis);
        Add(flow, outputs);
        flow.Layer(1, inputAxis, inputs, 1 - inputAxis, outputs);
        flow.Give(0, [flow.Map(0, 0), outputs]);
    }

    private static void Add(AxisFlow flow, int[] outputs)
    {
        if (flow.Node.Input(2) is null)
        {
            return;
        }

        if (flow.Constant(2) is not { } bias)
        {
            flow.Tie(outputs, flow.Maps(2) is [.., { } last] ? last : null);
        }
        else if (bias.Rank > 0 && bias.Dimensions[^1] == outputs.Length)
        {
            flow.Bind(2, bias.Rank - 1, outputs);
        }
    }
}
