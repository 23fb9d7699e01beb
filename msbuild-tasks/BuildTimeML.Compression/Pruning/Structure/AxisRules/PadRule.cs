namespace BuildTimeML.Compression.Pruning.Structure.AxisRules;

/// <summary>Axes that are not padded stay as they are.</summary>
internal static class PadRule
{
    private const int OpsetOfInputs = 11;

    public static void Follow(AxisFlow flow)
    {
        long[]? pads = flow.Opset < OpsetOfInputs ? flow.Node.Attribute("pads")?.Ints?.ToArray() : flow.Integers(1);
        if (flow.Maps(0) is not { } maps || pads?.Length != 2 * maps.Length || flow.Node.Input(3) is not null)
        {
            flow.FixAll(FixedReason.NotConstant);
            return;
        }

        flow.Give(0, [.. maps.Select((map, axis) =>
        {
            if (pads[axis] == 0 && pads[axis + maps.Length] == 0)
            {
                return map;
            }

            flow.Fix(map, FixedReason.ComputedOver);
            return null;
        })]);
    }
}
