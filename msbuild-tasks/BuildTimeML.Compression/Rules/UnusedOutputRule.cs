using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Rules;

/// <summary>Optional outputs that nothing uses are left out.</summary>
internal sealed class UnusedOutputRule : IRewriteRule
{
    public string Name => "UnusedOutput";

    public IReadOnlyList<string> Operators { get; } = ["Dropout", "MaxPool", "LayerNormalization", "BatchNormalization", "LSTM", "GRU", "RNN"];

    public Verdict? Examine(Node node, RewriteContext context)
    {
        int required = node.OpType is "LSTM" or "GRU" or "RNN" ? 0 : 1;
        int[] unused = [.. node.Outputs.Index().Skip(required).Where(o => o.Item is { Uses.Count: 0 } value && !context.IsOutput(value)).Select(o => o.Index)];
        return unused.Length == 0 ? null : Verdict.To(() => Array.ForEach(unused, i => node.SetOutput(i, null)));
    }
}
