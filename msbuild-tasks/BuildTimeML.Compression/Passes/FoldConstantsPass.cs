using BuildTimeML.Compression.Folding;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Passes;

/// <summary>
/// What does not depend on the inputs is computed now, by the engine, and becomes initializers. <see cref="GrowthAllowance"/>
/// says by how much the file may grow, over all the times that one pass runs.
/// </summary>
internal sealed class FoldConstantsPass : IModelPass
{
    private GrowthAllowance? _allowance;

    public string Name => "FoldConstants";

    public bool Run(Model model, PassLog log)
    {
        var context = new RewriteContext(model);
        IReadOnlyList<Node> constant = ConstantNodes.Find(context, (node, reason) => log.Decline(Name, node.ToString(), reason));
        var among = constant.ToHashSet();
        Node[] last = [.. constant.Where(n => n.Outputs.Any(o => o is not null && o.Uses.Any(u => !among.Contains(u.Node))))];
        Value[] wanted = [.. last.SelectMany(n => n.Outputs).OfType<Value>().Where(o => o.Uses.Count > 0)];
        IReadOnlyDictionary<Value, Tensor> results = new ConstantEvaluator(model).Evaluate(constant, wanted);
        GrowthAllowance allowance = _allowance ??= GrowthAllowance.Of(model);
        bool modified = false;
        foreach (Node node in last)
        {
            string subject = node.ToString();
            if (Decline(node, results, allowance) is { } reason)
            {
                log.Decline(Name, subject, reason);
                continue;
            }

            Replace(node, results, context);
            log.Done(Name, subject);
            modified = true;
        }

        return modified;
    }

    private static DeclineReason? Decline(Node node, IReadOnlyDictionary<Value, Tensor> results, GrowthAllowance allowance)
    {
        Value[] outputs = [.. node.Outputs.OfType<Value>().Where(o => o.Uses.Count > 0)];
        return outputs.Any(o => !results.ContainsKey(o)) ? DeclineReason.EngineRefused
            : !allowance.TryTake(outputs.Sum(o => results[o].ByteSize) - FreedBytes(node)) ? DeclineReason.WouldGrow
            : null;
    }

    private static void Replace(Node node, IReadOnlyDictionary<Value, Tensor> results, RewriteContext context)
    {
        ModelGraph graph = node.Graph!;
        Value[] outputs = [.. node.Outputs.OfType<Value>().Where(o => o.Uses.Count > 0)];
        graph.Remove(node);
        foreach (Value output in outputs)
        {
            context.SetConstant(graph, output, results[output]);
        }
    }

    // The constants that only this node needs, be it through others.
    private static long FreedBytes(Node node)
    {
        var gone = new HashSet<Node> { node };
        var seen = new HashSet<Value>();
        long bytes = 0;
        var open = new Queue<Node>(gone);
        while (open.TryDequeue(out Node? next))
        {
            foreach (Value input in next.Inputs.OfType<Value>())
            {
                if (input.Uses.Any(u => !gone.Contains(u.Node)) || !seen.Add(input))
                {
                    continue;
                }

                bytes += input.Initializer?.ByteSize ?? 0;
                if (input.Producer is { } producer && producer.Outputs.All(o => o is null || o.Uses.All(u => gone.Contains(u.Node))) && gone.Add(producer))
                {
                    open.Enqueue(producer);
                }
            }
        }

        return bytes;
    }
}
