namespace BuildTimeML.Compression.Pruning.Structure.AxisRules;

internal static class NormalizationRules
{
    /// <summary>Scales and shifts each channel.</summary>
    public static void Batch(AxisFlow flow) => PerChannel(flow, constants: 4);

    /// <summary>Takes mean and variance of each channel by itself.</summary>
    public static void Instance(AxisFlow flow) => PerChannel(flow, constants: 2);

    /// <summary>Takes mean and variance over the axes from one on: without a channel all others change.</summary>
    public static void Layer(AxisFlow flow)
    {
        if (flow.Maps(0) is not { } maps || flow.Node.Outputs.Count > 1)
        {
            flow.FixAll(FixedReason.NotFollowed);
            return;
        }

        long axis = flow.Node.Attribute("axis")?.Int ?? -1;
        int first = (int)(axis < 0 ? axis + maps.Length : axis);
        for (int i = first; i < maps.Length; i++)
        {
            flow.MarkNormalized(maps[i]);
            foreach (int input in new[] { 1, 2 })
            {
                // Scale and shift count their axes from the last, too.
                if (flow.InputShape(input) is { } shape && shape.Count - (maps.Length - i) is >= 0 and var own && shape[own].Constant != 1)
                {
                    flow.Bind(input, own, maps[i]);
                }
            }
        }

        flow.Give(0, [.. maps]);
    }

    private static void PerChannel(AxisFlow flow, int constants)
    {
        if (flow.Maps(0) is not { Length: > 1 } maps || flow.Node.Outputs.Skip(1).Any(o => o is not null))
        {
            flow.FixAll(FixedReason.NotFollowed);
            return;
        }

        for (int input = 1; input <= constants; input++)
        {
            flow.Bind(input, 0, maps[1]);
        }

        flow.Give(0, [.. maps]);
    }
}
