using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization.Proto;
using Google.Protobuf;

namespace BuildTimeML.Graph.Serialization;

internal static class AttributeWriter
{
    public static AttributeProto ToProto(NodeAttribute attribute)
    {
        var proto = new AttributeProto();
        proto.MergeFrom(attribute.Unmodelled.Span);
        proto.Name = attribute.Name;
        if (!attribute.KindIsImplied)
        {
            proto.Type = (AttributeProto.Types.AttributeType)(int)attribute.Kind;
        }

        switch (attribute.Kind)
        {
            case AttributeKind.Float: proto.F = attribute.Float!.Value; break;
            case AttributeKind.Int: proto.I = attribute.Int!.Value; break;
            case AttributeKind.String: proto.S = UnsafeByteOperations.UnsafeWrap(attribute.String!.Value); break;
            case AttributeKind.Floats: proto.Floats.AddRange(attribute.Floats!); break;
            case AttributeKind.Ints: proto.Ints.AddRange(attribute.Ints!); break;
            case AttributeKind.Strings: proto.Strings.AddRange(attribute.Strings!.Select(UnsafeByteOperations.UnsafeWrap)); break;
            case AttributeKind.Tensor: proto.T = TensorWriter.ToProto("", attribute.Tensor!); break;
            case AttributeKind.Tensors: proto.Tensors.AddRange(attribute.Tensors!.Select(t => TensorWriter.ToProto("", t))); break;
            case AttributeKind.Graph: proto.G = GraphWriter.ToProto(attribute.Graph!); break;
            case AttributeKind.Graphs: proto.Graphs.AddRange(attribute.Graphs!.Select(GraphWriter.ToProto)); break;
        }

        return proto;
    }
}
