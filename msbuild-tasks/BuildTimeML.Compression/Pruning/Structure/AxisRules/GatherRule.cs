using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Structure.AxisRules;

/// <summary>Rows of a table, such as an embedding, make the channels that lie along its last axis. Of an activation, constant indices pick other axes than those that become shorter.</summary>
internal static class GatherRule
{
    public static void Follow(AxisFlow flow)
    {
        if (flow.Maps(0) is not { } data || flow.Maps(1) is not { } indices || flow.OutputShape() is null)
        {
            flow.FixAll(FixedReason.ShapeNotKnown);
            return;
        }

        long given = flow.Node.Attribute("axis")?.Int ?? 0;
        int axis = (int)(given < 0 ? given + data.Length : given);
        if (flow.Constant(0) is { } table)
        {
            flow.FixInput(1, FixedReason.NotFollowed);
            bool isTable = table is { Rank: 2, ElementType: ElementType.Float32 } && axis == 0;
            flow.Give(0, [.. new int[]?[indices.Length], .. isTable ? [flow.Source(0, 1)] : new int[]?[table.Rank - 1]]);
            return;
        }

        flow.Fix(data[axis], FixedReason.ComputedOver);
        flow.FixInput(1, FixedReason.NotFollowed);
        flow.Give(0, [.. data[..axis], .. new int[]?[indices.Length], .. data[(axis + 1)..]]);
    }
}
