using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Rules;

/// <summary>A Slice that takes everything goes.</summary>
internal sealed class FullSliceRule : IRewriteRule
{
    public string Name => "FullSlice";

    public IReadOnlyList<string> Operators { get; } = ["Slice"];

    public Verdict? Examine(Node node, RewriteContext context)
    {
        if (SliceArguments.Of(node, context) is not { } slice)
        {
            return DeclineReason.NotConstant;
        }

        IReadOnlyList<Dim>? shape = context.ShapeOf(node.Inputs[0]!);
        return slice.Ranges.All(r => r.Start == 0 && r.Step == 1 && r.End >= LengthOf(shape, r.Axis)) ? context.BypassVerdict(node, node.Inputs[0]!) : null;
    }

    // No dimension is longer than what exporters write for "to the end".
    private static long LengthOf(IReadOnlyList<Dim>? shape, long axis)
    {
        long index = axis < 0 && shape is not null ? axis + shape.Count : axis;
        return shape is not null && index >= 0 && index < shape.Count && shape[(int)index].Constant is { } length ? length : int.MaxValue;
    }
}
