using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization.Proto;
using Google.Protobuf;

namespace BuildTimeML.Graph.Serialization;

internal static class NodeWriter
{
    /// <param name="node">The node.</param>
    /// <param name="external">Takes the bytes of large tensors; null where all stay in the model's file.</param>
    public static WireBuffer Write(Node node, ExternalDataFile? external)
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
}
