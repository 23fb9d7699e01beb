using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Passes;

/// <summary>Of initializers of one graph that are the same, byte by byte, only the first stays.</summary>
internal sealed class EqualInitializersPass : IModelPass
{
    private const int Prefix = 256;

    public string Name => "EqualInitializers";

    public bool Run(Model model, PassLog log)
    {
        var context = new RewriteContext(model);
        bool modified = false;
        foreach (ModelGraph graph in model.Graph.AllGraphs().ToArray())
        {
            var alike = new Dictionary<(string, int), List<Value>>();
            foreach (Value value in graph.Initializers.ToArray())
            {
                if (context.Constant(value) is not { ElementType: not ElementType.String } tensor)
                {
                    continue;
                }

                modified |= Merge(graph, value, tensor, Bucket(alike, tensor), context, log);
            }
        }

        return modified;
    }

    private bool Merge(ModelGraph graph, Value value, Tensor tensor, List<Value> bucket, RewriteContext context, PassLog log)
    {
        if (bucket.Find(b => b.Initializer!.Data.Span.SequenceEqual(tensor.Data.Span)) is not { } first)
        {
            bucket.Add(value);
            return false;
        }

        if (context.IsOutput(value))
        {
            log.Decline(Name, value.Name, DeclineReason.IsGraphOutput);
            return false;
        }

        RewriteContext.Redirect(value, first);
        graph.RemoveInitializer(value);
        log.Done(Name, value.Name);
        return true;
    }

    // Only those whose first bytes agree are compared with each other.
    private static List<Value> Bucket(Dictionary<(string, int), List<Value>> alike, Tensor tensor)
    {
        var hash = new HashCode();
        hash.AddBytes(tensor.Data.Span[..Math.Min(Prefix, tensor.Data.Length)]);
        (string, int) key = (tensor.Describe(), hash.ToHashCode());
        if (!alike.TryGetValue(key, out List<Value>? bucket))
        {
            alike.Add(key, bucket = []);
        }

        return bucket;
    }
}
