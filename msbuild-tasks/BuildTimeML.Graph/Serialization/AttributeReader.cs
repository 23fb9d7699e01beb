using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization.Proto;

namespace BuildTimeML.Graph.Serialization;

internal static class AttributeReader
{
    public static NodeAttribute Read(Region region, ReaderScope names, int depth)
    {
        var proto = new AttributeProto();
        List<TakenField> fields = MessageReader.Read(
            region, proto,
            AttributeProto.TFieldNumber, AttributeProto.GFieldNumber, AttributeProto.TensorsFieldNumber, AttributeProto.GraphsFieldNumber,
            AttributeProto.SparseTensorFieldNumber, AttributeProto.SparseTensorsFieldNumber);
        if (proto.RefAttrName.Length > 0)
        {
            return ReadReference(region);
        }

        string name = proto.Name;
        var kind = (AttributeKind)(proto.HasType ? (int)proto.Type : 0);
        bool implied = kind == AttributeKind.Undefined;
        kind = implied ? Implied(proto, fields) : kind;
        region = region.At($"{region.Place}, attribute '{name}'");
        object? content = Content(kind, proto, fields, region, names, depth);
        Clear(kind, proto);
        return new NodeAttribute(name, kind, content) { KindIsImplied = implied, Unmodelled = MessageReader.Remainder(proto) };
    }

    // Such an attribute should have no content; what it has goes through.
    private static NodeAttribute ReadReference(Region region)
    {
        var proto = new AttributeProto();
        MessageReader.Read(region, proto);
        (string name, string reference, bool implied) = (proto.Name, proto.RefAttrName, !proto.HasType);
        var kind = (AttributeKind)(int)proto.Type;
        proto.ClearName();
        proto.ClearRefAttrName();
        proto.ClearType();
        return new NodeAttribute(name, kind, content: null) { Reference = reference, KindIsImplied = implied, Unmodelled = MessageReader.Remainder(proto) };
    }

    private static object? Content(AttributeKind kind, AttributeProto proto, List<TakenField> fields, Region region, ReaderScope names, int depth)
    {
        return kind switch
        {
            AttributeKind.Float => proto.F,
            AttributeKind.Int => proto.I,
            AttributeKind.String => proto.S.Memory,
            AttributeKind.Floats => proto.Floats.ToArray(),
            AttributeKind.Ints => proto.Ints.ToArray(),
            AttributeKind.Strings => proto.Strings.Select(s => s.Memory).ToArray(),
            AttributeKind.Tensor => Last(Tensors(AttributeProto.TFieldNumber), "tensor"),
            AttributeKind.Tensors => Tensors(AttributeProto.TensorsFieldNumber),
            AttributeKind.Graph => Last(Graphs(AttributeProto.GFieldNumber), "graph"),
            AttributeKind.Graphs => Graphs(AttributeProto.GraphsFieldNumber),
            AttributeKind.SparseTensor => Last(SparseTensors(AttributeProto.SparseTensorFieldNumber), "sparse tensor"),
            AttributeKind.SparseTensors => SparseTensors(AttributeProto.SparseTensorsFieldNumber),
            _ => null,
        };

        Tensor[] Tensors(int number) => [.. Regions(number).Select(TensorReader.ReadNameless)];

        SparseTensor[] SparseTensors(int number) => [.. Regions(number).Select(SparseTensorReader.ReadNameless)];

        ModelGraph[] Graphs(int number) => [.. Regions(number).Select(r => GraphReader.Read(r, names, depth + 1))];

        IEnumerable<Region> Regions(int number) => fields.Where(f => f.Number == number).Select(f => region.Slice(f.Start, f.Length, region.Place));

        T Last<T>(T[] items, string what) => items.Length > 0 ? items[^1] : throw region.Error($"the {what} is missing");
    }

    private static AttributeKind Implied(AttributeProto proto, List<TakenField> fields) => fields.FirstOrDefault().Number switch
    {
        AttributeProto.TFieldNumber => AttributeKind.Tensor,
        AttributeProto.GFieldNumber => AttributeKind.Graph,
        AttributeProto.TensorsFieldNumber => AttributeKind.Tensors,
        AttributeProto.GraphsFieldNumber => AttributeKind.Graphs,
        AttributeProto.SparseTensorFieldNumber => AttributeKind.SparseTensor,
        AttributeProto.SparseTensorsFieldNumber => AttributeKind.SparseTensors,
        _ when proto.HasF => AttributeKind.Float,
        _ when proto.HasI => AttributeKind.Int,
        _ when proto.HasS => AttributeKind.String,
        _ when proto.Floats.Count > 0 => AttributeKind.Floats,
        _ when proto.Ints.Count > 0 => AttributeKind.Ints,
        _ when proto.Strings.Count > 0 => AttributeKind.Strings,
        _ => AttributeKind.Undefined,
    };

    // What the attribute's content now holds is no longer part of the remainder.
    private static void Clear(AttributeKind kind, AttributeProto proto)
    {
        proto.ClearName();
        proto.ClearType();
        switch (kind)
        {
            case AttributeKind.Float: proto.ClearF(); break;
            case AttributeKind.Int: proto.ClearI(); break;
            case AttributeKind.String: proto.ClearS(); break;
            case AttributeKind.Floats: proto.Floats.Clear(); break;
            case AttributeKind.Ints: proto.Ints.Clear(); break;
            case AttributeKind.Strings: proto.Strings.Clear(); break;
        }
    }
}
