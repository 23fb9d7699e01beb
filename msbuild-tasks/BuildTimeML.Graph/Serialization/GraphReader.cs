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
        List<TakenField> fields = MessageReader.Read(region, proto, GraphProto.NodeFieldNumber, GraphProto.InitializerFieldNumber, GraphProto.SparseInitializerFieldNumber);
        var graph = new ModelGraph(proto.Name);
        ReadSparseInitializers(region, fields, graph, names);
        graph.Inputs.AddRange(proto.Input.Select(i => TypedValueReader.Read(i, region, names.Declare(i.Name))));
        ReadInitializers(region, fields, graph, names);
        List<DraftNode> drafts = ReadNodes(region, fields, names);
        graph.Outputs.AddRange(proto.Output.Select(o => TypedValueReader.Read(o, region, names.Resolve(o.Name))));
        graph.TypedValues.AddRange(proto.ValueInfo.Select(v => TypedValueReader.Read(v, region, names.ResolveHere(v.Name))));
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

    private static void ReadSparseInitializers(Region region, List<TakenField> fields, ModelGraph graph, ReaderScope names)
    {
        foreach (TakenField field in fields.Where(f => f.Number == GraphProto.SparseInitializerFieldNumber))
        {
            (string name, SparseTensor tensor) = SparseTensorReader.Read(region.Slice(field.Start, field.Length, $"sparse initializer {graph.SparseInitializers.Count}"));
            graph.AddSparseInitializer(names.Declare(name), tensor);
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
