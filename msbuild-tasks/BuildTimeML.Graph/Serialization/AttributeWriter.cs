using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization.Proto;
using Google.Protobuf;

namespace BuildTimeML.Graph.Serialization;

internal static class AttributeWriter
{
    public static WireBuffer Write(NodeAttribute attribute, ExternalDataFile? external)
    {
        var proto = new AttributeProto();
        proto.MergeFrom(attribute.Unmodelled.Span);
        proto.Name = attribute.Name;
        if (!attribute.KindIsImplied)
        {
            proto.Type = (AttributeProto.Types.AttributeType)(int)attribute.Kind;
        }

        if (attribute.Reference is { } reference)
        {
            proto.RefAttrName = reference;
            return WireBuffer.Of(proto);
        }

        switch (attribute.Kind)
        {
            case AttributeKind.Float: proto.F = attribute.Float!.Value; break;
            case AttributeKind.Int: proto.I = attribute.Int!.Value; break;
            case AttributeKind.String: proto.S = UnsafeByteOperations.UnsafeWrap(attribute.String!.Value); break;
            case AttributeKind.Floats: proto.Floats.AddRange(attribute.Floats!); break;
            case AttributeKind.Ints: proto.Ints.AddRange(attribute.Ints!); break;
            case AttributeKind.Strings: proto.Strings.AddRange(attribute.Strings!.Select(UnsafeByteOperations.UnsafeWrap)); break;
        }

        return WireBuffer.Of(proto, [.. Nested(attribute, external)]);
    }

    private static IEnumerable<WireField> Nested(NodeAttribute attribute, ExternalDataFile? external)
    {
        return attribute.Kind switch
        {
            AttributeKind.Tensor => [OfTensor(AttributeProto.TFieldNumber, attribute.Tensor!)],
            AttributeKind.Tensors => attribute.Tensors!.Select(t => OfTensor(AttributeProto.TensorsFieldNumber, t)),
            AttributeKind.Graph => [OfGraph(AttributeProto.GFieldNumber, attribute.Graph!)],
            AttributeKind.Graphs => attribute.Graphs!.Select(g => OfGraph(AttributeProto.GraphsFieldNumber, g)),
            AttributeKind.SparseTensor => [OfSparse(AttributeProto.SparseTensorFieldNumber, attribute.SparseTensor!)],
            AttributeKind.SparseTensors => attribute.SparseTensors!.Select(t => OfSparse(AttributeProto.SparseTensorsFieldNumber, t)),
            _ => [],
        };

        WireField OfTensor(int number, Tensor tensor) => new(number, TensorWriter.Write("", tensor, external));

        WireField OfSparse(int number, SparseTensor tensor) => new(number, SparseTensorWriter.Write("", tensor, external));

        WireField OfGraph(int number, ModelGraph graph) => new(number, GraphWriter.Write(graph, external));
    }
}
