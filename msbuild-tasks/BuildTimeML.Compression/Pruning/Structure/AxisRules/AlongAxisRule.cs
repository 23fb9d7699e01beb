namespace BuildTimeML.Compression.Pruning.Structure.AxisRules;

/// <summary>Softmax: what lies along its axis is computed over.</summary>
internal static class AlongAxisRule
{
    private const int OpsetOfOneAxis = 13;

    public static void Follow(AxisFlow flow)
    {
        if (flow.Maps(0) is not { } maps)
        {
            flow.FixAll(FixedReason.ShapeNotKnown);
            return;
        }

        // Before that version all axes from one on count as one.
        bool one = flow.Opset >= OpsetOfOneAxis;
        long axis = flow.Node.Attribute("axis")?.Int ?? (one ? -1 : 1);
        int first = (int)(axis < 0 ? axis + maps.Length : axis);
        for (int i = first; i < (one ? first + 1 : maps.Length); i++)
        {
            flow.Fix(maps[i], FixedReason.ComputedOver);
        }

        flow.Give(0, [.. maps]);
    }
}
