using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Versioning.Adapters;

/// <summary><c>min</c> and <c>max</c> become inputs, which have the type of the elements.</summary>
internal sealed class Clip11 : IOpAdapter
{
    public string OpType => "Clip";

    public long Version => 11;

    public string? Decline(Node node, UpgradeContext context) =>
        node.Attribute("min") is null && node.Attribute("max") is null ? null : Scalars.Take(TypeOf(node, context)) ? null : "its element type is not known, which the limits need as inputs";

    public void Apply(Node node, UpgradeContext context)
    {
        if (TypeOf(node, context) is not { } type)
        {
            return;
        }

        Value? min = Limit("min");
        Value? max = Limit("max");
        node.ReplaceWith(max is not null ? [node.Inputs[0], min, max] : min is not null ? [node.Inputs[0], min] : [node.Inputs[0]]);

        Value? Limit(string name) => node.Take(name)?.Float is { } value ? context.Constant(node, name, Scalars.Of(type, value)) : null;
    }

    private static ElementType? TypeOf(Node node, UpgradeContext context) => context.ElementTypeOf(node.Inputs[0]) ?? context.ElementTypeOf(node.Outputs[0]);
}
