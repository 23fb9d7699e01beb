using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Pruning.Structure;

/// <summary>A block beside which its input goes on, and is added to what it gives: without it the input alone goes on.</summary>
/// <param name="Add">The node that adds both.</param>
/// <param name="Shortcut">The input of the block.</param>
internal sealed record ResidualBlock(Node Add, Value Shortcut);

/// <summary>Finds residual blocks, and takes them out.</summary>
internal static class ResidualBlocks
{
    /// <returns>In the order of the graph. Blocks that end in an output of the model are none.</returns>
    public static IReadOnlyList<ResidualBlock> Find(Model model)
    {
        ShapeFacts facts = ShapeInference.Run(model);
        var outputs = model.Graph.Outputs.ToHashSet();
        return [.. model.Graph.Nodes.Where(n => n.Is("Add") && !outputs.Contains(n.Outputs[0]!)).Select(n => Of(n, facts)).OfType<ResidualBlock>()];
    }

    /// <summary>What used the sum uses the shortcut instead.</summary>
    public static void Remove(ResidualBlock block)
    {
        Value sum = block.Add.Outputs[0]!;
        block.Add.Graph!.Remove(block.Add);
        RewriteContext.Redirect(sum, block.Shortcut);
    }

    private static ResidualBlock? Of(Node add, ShapeFacts facts)
    {
        (Value left, Value right) = (add.Inputs[0]!, add.Inputs[1]!);
        Value? shortcut = IsMadeOf(right, left) ? left : IsMadeOf(left, right) ? right : null;
        return shortcut is not null && facts.TryGetShape(shortcut, out IReadOnlyList<Dim>? before) && facts.TryGetShape(add.Outputs[0]!, out IReadOnlyList<Dim>? after) && before.SequenceEqual(after)
            ? new ResidualBlock(add, shortcut)
            : null;
    }

    // Whether a value comes of another by way of layers.
    private static bool IsMadeOf(Value value, Value source)
    {
        var seen = new HashSet<Node>();
        var open = new Stack<Value>([value]);
        bool anyLayer = false;
        bool reached = false;
        while (open.TryPop(out Value? next))
        {
            reached |= next == source;
            if (next != source && next.Producer is { } producer && seen.Add(producer))
            {
                anyLayer |= producer.OpType is "Conv" or "MatMul" or "Gemm";
                foreach (Value input in producer.Inputs.OfType<Value>())
                {
                    open.Push(input);
                }
            }
        }

        return reached && anyLayer && source.Initializer is null;
    }
}
