using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization.Proto;
using Google.Protobuf;

namespace BuildTimeML.Graph.Serialization;

internal static class GraphWriter
{
    /// <param name="graph">The graph.</param>
    /// <param name="external">Takes the bytes of large tensors; null where all stay in the model's file.</param>
    public static WireBuffer Write(ModelGraph graph, ExternalDataFile? external)
    {
        var proto = new GraphProto();
        proto.MergeFrom(graph.Unmodelled.Span);
        if (graph.Name.Length > 0)
        {
            proto.Name = graph.Name;
        }

        proto.Input.AddRange(graph.Inputs.Select(ToProto));
        proto.Output.AddRange(graph.Outputs.Select(ToProto));
        proto.ValueInfo.AddRange(graph.TypedValues.Select(ToProto));
        return WireBuffer.Of(proto,
        [
            .. graph.Nodes.Select(n => new WireField(GraphProto.NodeFieldNumber, NodeWriter.Write(n, external))),
            .. graph.Initializers.Select(i => new WireField(GraphProto.InitializerFieldNumber, TensorWriter.Write(i.Name, i.Initializer!, external))),
            .. graph.SparseInitializers.Select(i => new WireField(GraphProto.SparseInitializerFieldNumber, SparseTensorWriter.Write(i.Name, i.SparseInitializer!, external))),
        ]);
    }

    public static ValueInfoProto ToProto(Value value)
    {
        var proto = new ValueInfoProto();
        proto.MergeFrom(value.Unmodelled.Span);
        proto.Name = value.Name;
        if (value.Type is { } type)
        {
            proto.Type = TypeWriter.ToProto(type);
        }

        return proto;
    }
}
