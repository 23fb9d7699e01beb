using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Structure.AxisRules;

/// <summary>Along its axis each output has a part of the positions. Sizes follow.</summary>
internal static class SplitRule
{
    private const int OpsetOfInputs = 13;

    public static void Follow(AxisFlow flow)
    {
        if (flow.Maps(0) is not { } maps)
        {
            flow.FixAll(FixedReason.ShapeNotKnown);
            return;
        }

        long given = flow.Node.Attribute("axis")?.Int ?? 0;
        int axis = (int)(given < 0 ? given + maps.Length : given);
        long?[] sizes = [.. flow.Node.Outputs.Select((_, o) => flow.OutputShape(o) is { } shape && axis < shape.Count ? shape[axis].Constant : null)];
        if (maps[axis] is { } map && (sizes.Contains(null) || sizes.Sum() != map.Length))
        {
            flow.Fix(map, FixedReason.ShapeNotKnown);
            maps = [.. maps];
            maps[axis] = null;
        }

        int[]? whole = maps[axis];
        var parts = new List<int[]>();
        int start = 0;
        for (int o = 0; o < sizes.Length; o++)
        {
            int[]?[] part = [.. maps];
            if (whole is not null)
            {
                parts.Add(whole[start..(start += (int)sizes[o]!.Value)]);
                part[axis] = parts[^1];
            }

            flow.Give(o, part);
        }

        if (whole is not null)
        {
            flow.Edit(removal => Resize(flow, parts, whole, removal));
        }
    }

    private static void Resize(AxisFlow flow, List<int[]> parts, int[] whole, Removal removal)
    {
        long[] sizes = [.. parts.Select(p => (long)removal.Count(p))];
        if (!removal.Shortens(whole))
        {
            return;
        }

        if (flow.Opset < OpsetOfInputs)
        {
            flow.SetAttribute(NodeAttribute.Of("split", sizes));
        }
        else if (flow.Node.Input(1) is not null)
        {
            flow.SetIntegers(1, sizes);
        }
        else if (sizes.Distinct().Count() > 1)
        {
            flow.AppendIntegers($"{flow.Node.Outputs[0]}.sizes", sizes, "num_outputs");
        }
    }
}
