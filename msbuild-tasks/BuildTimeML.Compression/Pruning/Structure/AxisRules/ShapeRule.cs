using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Structure.AxisRules;

/// <summary>A shape may be looked at as long as only sizes of other axes are picked from it.</summary>
internal static class ShapeRule
{
    public static void Follow(AxisFlow flow)
    {
        if (flow.Maps(0) is not { } maps)
        {
            return;
        }

        Value shape = flow.Node.Outputs[0]!;
        bool whole = flow.Node.Attributes.Count > 0 || !shape.Uses.All(u => u.Node.Is("Gather") && u.Index == 0 && u.Node.Input(1)?.Initializer is { ElementType: ElementType.Int64 });
        for (int axis = 0; axis < maps.Length; axis++)
        {
            if (whole || shape.Uses.Any(u => u.Node.Input(1)!.Initializer!.Elements<long>().ToArray().Any(i => (i < 0 ? i + maps.Length : i) == axis)))
            {
                flow.Fix(maps[axis], FixedReason.ComputedOver);
            }
        }
    }
}
