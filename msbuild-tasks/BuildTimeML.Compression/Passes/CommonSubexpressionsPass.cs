using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Passes;

/// <summary>Of nodes of one graph that compute the same from the same, only the first stays.</summary>
internal sealed class CommonSubexpressionsPass : IModelPass
{
    public string Name => "CommonSubexpressions";

    public bool Run(Model model, PassLog log)
    {
        var context = new RewriteContext(model);
        bool modified = false;
        foreach (ModelGraph graph in model.Graph.AllGraphs().ToArray())
        {
            var identities = new NodeIdentities();
            var seen = new Dictionary<string, Node>(StringComparer.Ordinal);
            foreach (Node node in graph.Nodes.ToArray())
            {
                if (identities.Of(node) is { } identity && !seen.TryAdd(identity, node))
                {
                    modified |= Merge(seen[identity], node, context, log);
                }
            }
        }

        return modified;
    }

    private bool Merge(Node first, Node node, RewriteContext context, PassLog log)
    {
        string subject = node.ToString();
        if (node.Outputs.Any(o => o is not null && context.IsOutput(o)))
        {
            log.Decline(Name, subject, DeclineReason.IsGraphOutput);
            return false;
        }

        foreach ((Value? kept, Value? gone) in first.Outputs.Zip(node.Outputs))
        {
            if (gone is not null)
            {
                RewriteContext.Redirect(gone, kept!);
            }
        }

        node.Graph!.Remove(node);
        log.Done(Name, subject);
        return true;
    }
}
