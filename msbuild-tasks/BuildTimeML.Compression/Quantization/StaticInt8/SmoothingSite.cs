using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Quantization.StaticInt8;

/// <summary>A value whose channels can be divided by factors where it is made and multiplied by them where products use it.</summary>
/// <param name="Value">Goes into products only, its channels along the last axis.</param>
/// <param name="Products">Have a column for each channel.</param>
/// <param name="Vectors">The constants with a number for each channel that make it: scales and biases.</param>
/// <param name="Source">The product that makes it, which has a row for each channel; null where a normalisation does.</param>
internal sealed record SmoothingSite(Value Value, IReadOnlyList<StaticLayer> Products, IReadOnlyList<Use> Vectors, StaticLayer? Source)
{
    /// <param name="context">The model.</param>
    /// <param name="layers">Its layers, whichever of them stay float32.</param>
    public static IReadOnlyList<SmoothingSite> All(RewriteContext context, IReadOnlyList<StaticLayer> layers)
    {
        var products = layers.Where(l => !l.IsConv).ToDictionary(l => l.Node);
        return [.. products.Values.Select(p => p.Input).Distinct().Select(v => Of(v, context, products)).OfType<SmoothingSite>()];
    }

    private static SmoothingSite? Of(Value value, RewriteContext context, Dictionary<Node, StaticLayer> products)
    {
        if (context.IsOutput(value) || !value.Uses.All(u => u.Index == 0 && products.ContainsKey(u.Node)))
        {
            return null;
        }

        StaticLayer[] behind = [.. value.Uses.Select(u => products[u.Node])];
        var vectors = new List<Use>();
        Node? maker = Behind(value, value, behind[0].Columns, context, vectors);
        if (maker is null)
        {
            return null;
        }

        if (maker.Is("MatMul") && products.TryGetValue(maker, out StaticLayer? source))
        {
            return new SmoothingSite(value, behind, vectors, source);
        }

        return Scales(maker, behind[0].Columns, context) is { } scales ? new SmoothingSite(value, behind, [.. vectors, .. scales], null) : null;
    }

    // Sees through a Relu and a bias to the node that they follow; null where something else needs what lies between.
    private static Node? Behind(Value value, Value end, int channels, RewriteContext context, List<Use> vectors)
    {
        Node? node = value.Producer;
        if (node is null || node.Graph != context.Model.Graph || node.Outputs.Count(o => o is not null) > 1 || (value != end && !context.HasOneUse(value)))
        {
            return null;
        }

        if (node.Is("Relu") && vectors.Count == 0)
        {
            return Behind(node.Inputs[0]!, end, channels, context, vectors);
        }

        if (node.Is("Add") && vectors.Count == 0 && VectorOf(node, channels, context) is { } bias)
        {
            vectors.Add(bias);
            return Behind(node.Inputs[1 - bias.Index]!, end, channels, context, vectors);
        }

        return node;
    }

    // Of a normalisation, or of the Mul that it ends in where it is written in parts.
    private static Use[]? Scales(Node node, int channels, RewriteContext context)
    {
        if (node.Is("Mul"))
        {
            return VectorOf(node, channels, context) is { } scale ? [scale] : null;
        }

        Use[] inputs = node.Is("LayerNormalization") ? [.. Enumerable.Range(1, node.Inputs.Count - 1).Where(i => node.Inputs[i] is not null).Select(i => new Use(node, i))] : [];
        return inputs.Length > 0 && Array.TrueForAll(inputs, i => IsVector(node.Inputs[i.Index], channels, context)) ? inputs : null;
    }

    private static Use? VectorOf(Node node, int channels, RewriteContext context) =>
        Enumerable.Range(0, 2).Where(i => IsVector(node.Inputs[i], channels, context)).Select(i => new Use(node, i)).Cast<Use?>().FirstOrDefault();

    // One along the last axis, so that a LayerNormalization is over that axis alone.
    private static bool IsVector(Value? value, int channels, RewriteContext context) =>
        context.Constant(value) is { ElementType: ElementType.Float32, Rank: 1 } tensor && tensor.ElementCount == channels;
}
