using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization.Proto;
using Google.Protobuf;

namespace BuildTimeML.Graph.Serialization;

/// <summary>Writes ONNX models: the same model always as the same bytes. Weights go from where they lie to the stream.</summary>
public static class ModelWriter
{
    public static void Write(Model model, Stream stream) => ToProto(model).WriteTo(stream);

    /// <summary>How many bytes <see cref="Write"/> writes.</summary>
    public static long Size(Model model) => ToProto(model).CalculateSize();

    private static ModelProto ToProto(Model model)
    {
        var proto = new ModelProto();
        proto.MergeFrom(model.Unmodelled.Span);
        proto.IrVersion = model.IrVersion;
        proto.OpsetImport.AddRange(model.Opsets.Select(ToProto));
        proto.Graph = GraphWriter.ToProto(model.Graph);
        return proto;
    }

    private static OperatorSetIdProto ToProto(OpsetImport opset)
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
