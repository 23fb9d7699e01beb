using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Rules;

/// <summary>Two Transposes in a row become one, or none where the second undoes the first.</summary>
internal sealed class TransposeChainRule : IRewriteRule
{
    public string Name => "TransposeChain";

    public IReadOnlyList<string> Operators { get; } = ["Transpose"];

    public Verdict? Examine(Node node, RewriteContext context)
    {
        if (node.Inputs[0]!.Producer is not { } first || !first.Is("Transpose"))
        {
            return null;
        }

        Value source = first.Inputs[0]!;
        if (Compose(first.Attribute("perm")?.Ints, node.Attribute("perm")?.Ints) is not { } permutation)
        {
            return context.BypassVerdict(node, source);
        }

        return permutation.Index().All(p => p.Item == p.Index) ? context.BypassVerdict(node, source)
            : !context.HasOneUse(node.Inputs[0]!) ? DeclineReason.UsedElsewhere
            : Verdict.To(() => RewriteContext.Substitute(node, () => [new Node("Transpose", [source], node.Outputs) { Name = node.Name, Attributes = [NodeAttribute.Of("perm", permutation)] }]));
    }

    // Without the attribute a Transpose reverses the axes, so two such undo each other.
    private static long[]? Compose(IReadOnlyList<long>? first, IReadOnlyList<long>? second)
    {
        if (first is null && second is null)
        {
            return null;
        }

        first ??= Reversed(second!.Count);
        second ??= Reversed(first.Count);
        return [.. second.Select(axis => first[(int)axis])];
    }

    private static long[] Reversed(int rank) => [.. Enumerable.Range(0, rank).Select(i => (long)(rank - 1 - i))];
}
