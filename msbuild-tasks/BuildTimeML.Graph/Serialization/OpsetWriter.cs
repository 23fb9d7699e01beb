using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization.Proto;
using Google.Protobuf;

namespace BuildTimeML.Graph.Serialization;

internal static class OpsetWriter
{
    public static OperatorSetIdProto ToProto(OpsetImport opset)
    {
        var proto = new OperatorSetIdProto();
        proto.MergeFrom(opset.Unmodelled.Span);
        if (opset.Domain.Length > 0)
        {
            proto.Domain = opset.Domain;
        }

        proto.Version = opset.Version;
        return proto;
    }
}
