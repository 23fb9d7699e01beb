using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization.Proto;

namespace BuildTimeML.Graph.Serialization;

internal static class OpsetReader
{
    public static OpsetImport Read(OperatorSetIdProto proto)
    {
        string domain = proto.Domain;
        long version = proto.Version;
        proto.ClearVersion();
        if (domain.Length > 0)
        {
            proto.ClearDomain();
        }

        return new OpsetImport(domain, version) { Unmodelled = MessageReader.Remainder(proto) };
    }
}
