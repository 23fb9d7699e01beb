using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization.Proto;

namespace BuildTimeML.Graph.Serialization;

/// <summary>Reads a graph: first what gives values their names, then what uses them, so that any order of nodes can be read.</summary>
internal static class GraphReader
{
    private const int MaximumDepth = 50;

    /// <param name="region">The graph.</param>
    /// <param name="scope">The names of the graphs around it.</param>
    /// <param name="depth">How many graphs are around it.</param>
    public static ModelGraph Read(Region region, ReaderScope? scope, int depth)
    {
        if (depth > MaximumDepth)
        {
            throw region.Error($"graphs lie in each other more than {MaximumDepth} deep");
        }

        var names = new ReaderScope(scope);
        var proto = new GraphProto();
        List<TakenField> fields = MessageReader.Read(region, proto, GraphProto.NodeFieldNumber, GraphProto.InitializerFieldNumber);
        var graph = new ModelGraph(proto.Name)
        {
            SparseInitializers = [.. proto.SparseInitializer.Select(s => names.Declare(s.Values?.Name ?? ""))],
        };
        graph.Inputs.AddRange(proto.Input.Select(i => ReadTyped(i, region, names.Declare(i.Name))));
        ReadInitializers(region, fields, graph, names);
        List<DraftNode> drafts = ReadNodes(region, fields, names);
        graph.Outputs.AddRange(proto.Output.Select(o => ReadTyped(o, region, names.Resolve(o.Name))));
        graph.TypedValues.AddRange(proto.ValueInfo.Select(v => ReadTyped(v, region, names.ResolveHere(v.Name))));
        foreach (DraftNode draft in drafts)
        {
            graph.Add(draft.ToNode(names, depth));
        }

        graph.Unmodelled = Rest(proto);
        return graph;
    }

    private static void ReadInitializers(Region region, List<TakenField> fields, ModelGraph graph, ReaderScope names)
    {
        int index = 0;
        foreach (TakenField field in fields.Where(f => f.Number == GraphProto.InitializerFieldNumber))
        {
            Region at = region.Slice(field.Start, field.Length, $"initializer {index++}");
            (string name, Tensor tensor) = TensorReader.Read(at);
            Value value = names.DeclareInitializer(name);
            graph.AddInitializer(value, tensor);
        }
    }

    private static List<DraftNode> ReadNodes(Region region, List<TakenField> fields, ReaderScope names)
    {
        var drafts = new List<DraftNode>();
        foreach (TakenField field in fields.Where(f => f.Number == GraphProto.NodeFieldNumber))
        {
            drafts.Add(DraftNode.Read(region.Slice(field.Start, field.Length, $"node {drafts.Count}"), names));
        }

        return drafts;
    }

    private static Value ReadTyped(ValueInfoProto proto, Region region, Value value)
    {
        if (value.Type is not null || !value.Unmodelled.IsEmpty)
        {
            return value;
        }

        if (proto.Type is not null && TypeReader.Read(proto.Type, region.At($"the type of '{proto.Name}'")) is { } type)
        {
            value.Type = type;
            proto.Type = null;
        }

        proto.ClearName();
        value.Unmodelled = MessageReader.Remainder(proto);
        return value;
    }

    private static ReadOnlyMemory<byte> Rest(GraphProto proto)
    {
        if (proto.Name.Length > 0)
        {
            proto.ClearName();
        }

        proto.Input.Clear();
        proto.Output.Clear();
        proto.ValueInfo.Clear();
        return MessageReader.Remainder(proto);
    }
}
