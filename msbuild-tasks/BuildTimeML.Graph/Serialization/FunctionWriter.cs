using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization.Proto;
using Google.Protobuf;

namespace BuildTimeML.Graph.Serialization;

internal static class FunctionWriter
{
    /// <param name="function">The function.</param>
    /// <param name="external">Takes the bytes of large tensors; null where all stay in the model's file.</param>
    public static WireBuffer Write(ModelFunction function, ExternalDataFile? external)
    {
        var proto = new FunctionProto();
        proto.MergeFrom(function.Unmodelled.Span);
        SetUnlessEmpty(function.Name, n => proto.Name = n);
        SetUnlessEmpty(function.Domain, d => proto.Domain = d);
        SetUnlessEmpty(function.Overload, o => proto.Overload = o);
        proto.Input.AddRange(function.Body.Inputs.Select(i => i.Name));
        proto.Output.AddRange(function.Body.Outputs.Select(o => o.Name));
        proto.Attribute.AddRange(function.Attributes);
        proto.OpsetImport.AddRange(function.Opsets.Select(OpsetWriter.ToProto));
        proto.ValueInfo.AddRange(function.Body.TypedValues.Select(GraphWriter.ToProto));
        return WireBuffer.Of(proto,
        [
            .. function.Body.Nodes.Select(n => new WireField(FunctionProto.NodeFieldNumber, NodeWriter.Write(n, external))),
            .. function.Defaults.Select(d => new WireField(FunctionProto.AttributeProtoFieldNumber, AttributeWriter.Write(d, external))),
        ]);
    }

    private static void SetUnlessEmpty(string text, Action<string> set)
    {
        if (text.Length > 0)
        {
            set(text);
        }
    }
}
