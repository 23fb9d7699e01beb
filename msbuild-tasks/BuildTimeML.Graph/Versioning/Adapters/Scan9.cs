using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Versioning.Adapters;

/// <summary>
/// The first axis no longer counts the sequences of a batch: one Scan over the sequences holds another over their elements.
/// </summary>
internal sealed class Scan9 : IOpAdapter
{
    public string OpType => "Scan";

    public long Version => 9;

    public string? Decline(Node node, UpgradeContext context) =>
        node.Input(0) is not null ? "its sequences have lengths of their own (sequence_lens), which version 9 does not have"
        : node.Inputs.Skip(1).Contains(null) ? "one of its inputs is left out"
        : node.Attribute("body")?.Graph is null || node.Attribute("num_scan_inputs")?.Int is null ? "it has no body or does not say what it scans (num_scan_inputs)"
        : null;

    public void Apply(Node node, UpgradeContext context)
    {
        if (node.Take("directions")?.Ints is { } directions)
        {
            node.Set(NodeAttribute.Of("scan_input_directions", directions));
        }

        Value[] slices = [.. node.Inputs.Skip(1).Select(i => context.NewValue(node, $"{i!.Name}_of_one"))];
        Value[] results = [.. node.Outputs.Select((_, i) => context.NewValue(node, $"output_{i}_of_one"))];
        var sequence = new ModelGraph(context.NewValue(node, "sequence").Name);
        sequence.Inputs.AddRange(slices);
        sequence.Add(new Node("Scan", slices, results) { Attributes = node.Attributes });
        sequence.Outputs.AddRange(results);
        node.ReplaceWith((inputs, outputs) =>
        [
            new Node("Scan", inputs.Skip(1), outputs)
            {
                Name = node.Name,
                Attributes = [NodeAttribute.Of("body", sequence), NodeAttribute.Of("num_scan_inputs", (long)slices.Length)],
                Unmodelled = node.Unmodelled,
            },
        ]);
    }
}
