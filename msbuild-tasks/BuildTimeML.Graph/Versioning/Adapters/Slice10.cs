using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Versioning.Adapters;

/// <summary>The attributes become inputs.</summary>
internal sealed class Slice10 : IOpAdapter
{
    public string OpType => "Slice";

    public long Version => 10;

    public string? Decline(Node node, UpgradeContext context) =>
        node.Attribute("starts")?.Ints is null || node.Attribute("ends")?.Ints is null ? "it does not say where it starts and ends" : null;

    public void Apply(Node node, UpgradeContext context)
    {
        Value starts = Input("starts")!;
        Value ends = Input("ends")!;
        node.ReplaceWith(Input("axes") is { } axes ? [node.Inputs[0], starts, ends, axes] : [node.Inputs[0], starts, ends]);

        Value? Input(string name) => node.Take(name)?.Ints is { } values ? context.Integers(node, name, values) : null;
    }
}
