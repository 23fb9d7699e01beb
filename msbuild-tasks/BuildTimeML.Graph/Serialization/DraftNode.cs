using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization.Proto;

namespace BuildTimeML.Graph.Serialization;

/// <summary>A node whose outputs have names already and whose inputs are not looked up yet.</summary>
internal sealed class DraftNode
{
    private readonly NodeProto _proto;
    private readonly List<Region> _attributes;
    private readonly List<Value?> _outputs;

    private DraftNode(NodeProto proto, List<Region> attributes, List<Value?> outputs)
    {
        _proto = proto;
        _attributes = attributes;
        _outputs = outputs;
    }

    public static DraftNode Read(Region region, ReaderScope names)
    {
        var proto = new NodeProto();
        List<TakenField> fields = MessageReader.Read(region, proto, NodeProto.AttributeFieldNumber);
        string place = $"{region.Place} ({proto.OpType} '{proto.Name}')";
        var attributes = fields.ConvertAll(f => region.Slice(f.Start, f.Length, place));
        return new DraftNode(proto, attributes, [.. proto.Output.Select(o => o.Length == 0 ? null : names.Declare(o))]);
    }

    public Node ToNode(ReaderScope names, int depth)
    {
        var inputs = _proto.Input.Select(i => i.Length == 0 ? null : names.Resolve(i)).ToList();
        (string opType, string domain, string overload, string name) = (_proto.OpType, OpsetImports.Normalized(_proto.Domain), _proto.Overload, _proto.Name);
        _proto.Input.Clear();
        _proto.Output.Clear();
        _proto.ClearOpType();
        ClearUnlessEmpty(domain, _proto.ClearDomain);
        ClearUnlessEmpty(overload, _proto.ClearOverload);
        ClearUnlessEmpty(name, _proto.ClearName);
        return new Node(opType, inputs, _outputs)
        {
            Domain = domain,
            Overload = overload,
            Name = name,
            Attributes = _attributes.ConvertAll(a => AttributeReader.Read(a, names, depth)),
            Unmodelled = MessageReader.Remainder(_proto),
        };
    }

    // A field that is there but empty stays with the remainder, so that it is written again; so does the second name of the default operator set.
    private static void ClearUnlessEmpty(string text, Action clear)
    {
        if (text.Length > 0)
        {
            clear();
        }
    }
}
