using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization.Proto;

namespace BuildTimeML.Graph.Serialization;

/// <summary>Reads a function; what a name means in its body does not depend on the graphs that call it.</summary>
internal static class FunctionReader
{
    public static ModelFunction Read(Region region)
    {
        var names = new ReaderScope(outer: null);
        var proto = new FunctionProto();
        List<TakenField> fields = MessageReader.Read(region, proto, FunctionProto.NodeFieldNumber, FunctionProto.AttributeProtoFieldNumber);
        region = region.At($"{region.Place} ('{proto.Name}')");
        var body = new ModelGraph(proto.Name);
        body.Inputs.AddRange(proto.Input.Select(names.Declare));
        List<DraftNode> drafts = [.. Of(FunctionProto.NodeFieldNumber, "node").Select(r => DraftNode.Read(r, names))];
        body.Outputs.AddRange(proto.Output.Select(names.Resolve));
        body.TypedValues.AddRange(proto.ValueInfo.Select(v => TypedValueReader.Read(v, region, names.ResolveHere(v.Name))));
        drafts.ForEach(d => body.Add(d.ToNode(names, depth: 0)));
        NodeAttribute[] defaults = [.. Of(FunctionProto.AttributeProtoFieldNumber, "attribute").Select(r => AttributeReader.Read(r, names, depth: 0))];
        return ToFunction(proto, body, defaults);

        IEnumerable<Region> Of(int number, string what) =>
            fields.Where(f => f.Number == number).Select((f, i) => region.Slice(f.Start, f.Length, $"{region.Place}, {what} {i}"));
    }

    private static ModelFunction ToFunction(FunctionProto proto, ModelGraph body, NodeAttribute[] defaults)
    {
        (string name, string domain, string overload) = (proto.Name, proto.Domain, proto.Overload);
        string[] attributes = [.. proto.Attribute];
        OpsetImport[] opsets = [.. proto.OpsetImport.Select(OpsetReader.Read)];
        ClearUnlessEmpty(name, proto.ClearName);
        ClearUnlessEmpty(OpsetImports.Normalized(domain), proto.ClearDomain);
        ClearUnlessEmpty(overload, proto.ClearOverload);
        proto.Input.Clear();
        proto.Output.Clear();
        proto.Attribute.Clear();
        proto.OpsetImport.Clear();
        proto.ValueInfo.Clear();
        var function = new ModelFunction(name, body)
        {
            Domain = OpsetImports.Normalized(domain),
            Overload = overload,
            Unmodelled = MessageReader.Remainder(proto),
        };
        function.Attributes.AddRange(attributes);
        function.Defaults.AddRange(defaults);
        function.Opsets.AddRange(opsets);
        return function;
    }

    // A field that is there but empty stays with the remainder, so that it is written again.
    private static void ClearUnlessEmpty(string text, Action clear)
    {
        if (text.Length > 0)
        {
            clear();
        }
    }
}
