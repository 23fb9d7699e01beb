using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization.Proto;
using Google.Protobuf;

namespace BuildTimeML.Graph.Serialization;

internal static class GraphWriter
{
    public static GraphProto ToProto(ModelGraph graph)
    {
        var proto = new GraphProto();
        proto.MergeFrom(graph.Unmodelled.Span);
        if (graph.Name.Length > 0)
        {
            proto.Name = graph.Name;
        }

        proto.Node.AddRange(graph.Nodes.Select(ToProto));
        proto.Initializer.AddRange(graph.Initializers.Select(i => TensorWriter.ToProto(i.Name, i.Initializer!)));
        proto.Input.AddRange(graph.Inputs.Select(ToProto));
        proto.Output.AddRange(graph.Outputs.Select(ToProto));
        proto.ValueInfo.AddRange(graph.TypedValues.Select(ToProto));
        return proto;
    }

    private static NodeProto ToProto(Node node)
    {
        var proto = new NodeProto();
        proto.MergeFrom(node.Unmodelled.Span);
        proto.Input.AddRange(node.Inputs.Select(i => i?.Name ?? ""));
        proto.Output.AddRange(node.Outputs.Select(o => o?.Name ?? ""));
        proto.OpType = node.OpType;
        proto.Attribute.AddRange(node.Attributes.Select(AttributeWriter.ToProto));
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

        return proto;
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
