using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Versioning.Adapters;

/// <summary>Scale and bias are per channel instead of per group: each is repeated for the channels of its group.</summary>
internal sealed class GroupNormalization21 : IOpAdapter
{
    public string OpType => "GroupNormalization";

    public long Version => 21;

    public string? Decline(Node node, UpgradeContext context) =>
        node.Attribute("num_groups")?.Int is null ? "it does not say how many groups there are (num_groups)" : null;

    public void Apply(Node node, UpgradeContext context)
    {
        Value groups = context.Integers(node, "groups", node.Attribute("num_groups")!.Int!.Value);
        Value one = context.Integers(node, "one", 1);
        Value all = context.Integers(node, "all", -1);
        Value channels = context.NewValue(node, "channels");
        Value size = context.NewValue(node, "group_size");
        Value grid = context.NewValue(node, "grid");
        var nodes = new List<Node>
        {
            new("Shape", [node.Inputs[0]], [channels]) { Attributes = [NodeAttribute.Of("start", 1L), NodeAttribute.Of("end", 2L)] },
            new("Div", [channels, groups], [size]),
            new("Concat", [one, size], [grid]) { Attributes = [NodeAttribute.Of("axis", 0L)] },
        };
        Value scale = Repeat(node.Inputs[1]!, "scale");
        Value bias = Repeat(node.Inputs[2]!, "bias");
        node.ReplaceWith((inputs, outputs) =>
            [.. nodes, new Node("GroupNormalization", [inputs[0], scale, bias], outputs) { Name = node.Name, Attributes = node.Attributes, Unmodelled = node.Unmodelled }]);

        Value Repeat(Value perGroup, string name)
        {
            Value column = context.NewValue(node, $"{name}_column");
            Value repeated = context.NewValue(node, $"{name}_grid");
            Value perChannel = context.NewValue(node, name);
            nodes.Add(new Node("Unsqueeze", [perGroup, one], [column]));
            nodes.Add(new Node("Expand", [column, grid], [repeated]));
            nodes.Add(new Node("Reshape", [repeated, all], [perChannel]));
            return perChannel;
        }
    }
}
