using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Passes;

/// <summary>Takes out nodes whose outputs nothing needs, initializers that nothing uses, and types listed for values that are gone.</summary>
internal sealed class DeadCodePass : IModelPass
{
    public string Name => "DeadCode";

    public bool Run(Model model, PassLog log)
    {
        var context = new RewriteContext(model);
        bool modified = RemoveNodes(model.Graph, context, log);
        foreach (ModelGraph graph in model.Graph.AllGraphs().ToArray())
        {
            modified |= RemoveInitializers(graph, context, log);
            modified |= graph.TypedValues.RemoveAll(v => v.Producer is null && v.Initializer is null) > 0;
        }

        return modified;
    }

    // From the end, so that a node is looked at after all that use it.
    private bool RemoveNodes(ModelGraph graph, RewriteContext context, PassLog log)
    {
        bool modified = false;
        foreach (Node node in graph.Nodes.Reverse().ToArray())
        {
            if (node.Outputs.All(o => o is null || (o.Uses.Count == 0 && !context.IsOutput(o))))
            {
                log.Done(Name, node.ToString());
                RewriteContext.RemoveWithSubgraphs(node);
                modified = true;
                continue;
            }

            foreach (ModelGraph inner in node.Attributes.SelectMany(a => a.Subgraphs))
            {
                modified |= RemoveNodes(inner, context, log);
            }
        }

        return modified;
    }

    private bool RemoveInitializers(ModelGraph graph, RewriteContext context, PassLog log)
    {
        Value[] unused = [.. graph.Initializers.Where(i => i.Uses.Count == 0 && !context.IsOutput(i) && !graph.Inputs.Contains(i))];
        foreach (Value initializer in unused)
        {
            graph.RemoveInitializer(initializer);
            log.Done(Name, initializer.Name);
        }

        return unused.Length > 0;
    }
}
