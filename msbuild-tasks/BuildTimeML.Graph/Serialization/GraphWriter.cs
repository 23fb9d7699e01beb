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
            .. graph.Nodes.Select(n => new WireField(GraphProto.NodeFieldNumber, Write(n, external))),
            .. graph.Initializers.Select(i => new WireField(GraphProto.InitializerFieldNumber, TensorWriter.Write(i.Name, i.Initializer!, external))),
        ]);
    }

    private static WireBuffer Write(Node node, ExternalDataFile? external)
    {
        var proto = new NodeProto();
        proto.MergeFrom(node.Unmodelled.Span);
        proto.Input.AddRange(node.Inputs.Select(i => i?.Name ?? ""));
        proto.Output.AddRange(node.Outputs.Select(o => o?.Name ?? ""));
        proto.OpType = node.OpType;
        if (node.Name.Length > 0)
        {
            proto.Name = node.Name;
        }

        if (node.Domain.Length > 0)
        {
            proto.Domain = node.Domain;
        }

        if (node.Overload.Length > 0)
        {
            proto.Overload = node.Overload;
        }

        return WireBuffer.Of(proto, [.. node.Attributes.Select(a => new WireField(NodeProto.AttributeFieldNumber, AttributeWriter.Write(a, external)))]);
    }

    private static ValueInfoProto ToProto(Value value)
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
