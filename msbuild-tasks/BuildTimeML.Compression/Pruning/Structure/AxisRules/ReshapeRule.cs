using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Pruning.Structure.AxisRules;

/// <summary>Axes that are divided or joined: indices are counted through. The target shape follows.</summary>
internal static class ReshapeRule
{
    public static void Follow(AxisFlow flow)
    {
        if (Regroup(flow) is not { } maps)
        {
            return;
        }

        if (flow.Integers(1) is { } sizes)
        {
            flow.Give(0, maps);
            flow.Edit(removal => Targets.Shorten(flow, 1, sizes, maps, removal));
        }
        else
        {
            flow.FixAll(FixedReason.NotConstant);
            flow.Give(0, maps);
        }
    }

    /// <summary>Two axes come out, whatever goes in.</summary>
    public static void FollowFlatten(AxisFlow flow) => FollowWithoutTarget(flow);

    /// <summary>Axes of size 1 come or go.</summary>
    public static void FollowSqueeze(AxisFlow flow) => FollowWithoutTarget(flow);

    private static void FollowWithoutTarget(AxisFlow flow)
    {
        if (Regroup(flow) is { } maps)
        {
            flow.Give(0, maps);
        }
    }

    private static int[]?[]? Regroup(AxisFlow flow)
    {
        if (flow.Maps(0) is not { } maps || flow.InputShape(0) is not { } before || flow.OutputShape() is not { } after || AxisGroups.Of(before, after) is not { } groups)
        {
            flow.FixAll(FixedReason.ShapeNotKnown);
            return null;
        }

        int[]?[] given = new int[]?[after.Count];
        foreach ((System.Range from, System.Range to) in groups)
        {
            Dim[] inner = [.. before.Take(from)];
            Dim[] outer = [.. after.Take(to)];
            int[]?[] positions = maps[from];
            if (positions.Any(p => p is not null))
            {
                AxisRegrouping.Follow(flow, positions, inner, outer).CopyTo(given, to.Start.Value);
            }
        }

        return given;
    }
}
