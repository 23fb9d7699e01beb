using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Graph.Serialization.Proto;
using Google.Protobuf;

namespace BuildTimeML.Graph.Tests.Serialization;

/// <summary>What the graph does not model passes through.</summary>
public sealed class PreservationTests
{
    // Field 999 with the text "?": no version of the format has it.
    private static readonly byte[] UnknownField = [0xBA, 0x3E, 0x01, (byte)'?'];

    [Fact]
    public void Fields_that_no_version_of_the_format_has_are_written_again()
    {
        ModelProto proto = Everything();

        AssertPreserved(proto);
    }

    [Fact]
    public void A_field_that_is_there_but_empty_stays_there()
    {
        ModelProto proto = Minimal();
        proto.Graph.Node[0].Domain = "";
        proto.Graph.Node[0].Name = "";
        proto.Graph.Name = "";

        AssertPreserved(proto);
    }

    [Fact]
    public void The_second_name_of_the_default_operator_set_means_the_same_and_stays_there()
    {
        ModelProto proto = Minimal();
        proto.Graph.Node[0].Domain = "ai.onnx";

        using Model model = AssertPreserved(proto);

        Assert.True(model.Graph.Nodes[0].Is("Identity"));
    }

    [Theory]
    [InlineData(ElementType.Int8, new[] { -128, 127 })]
    [InlineData(ElementType.UInt8, new[] { 0, 255 })]
    [InlineData(ElementType.Int16, new[] { -32768, 32767 })]
    [InlineData(ElementType.UInt16, new[] { 0, 65535 })]
    [InlineData(ElementType.Float16, new[] { 0x3C00, 0xFC00 })]
    [InlineData(ElementType.Int32, new[] { int.MinValue, int.MaxValue })]
    [InlineData(ElementType.Bool, new[] { 0, 1 })]
    public void Small_types_in_32_bit_fields_are_read_and_stay_there(ElementType type, int[] values)
    {
        ModelProto proto = Minimal();
        proto.Graph.Initializer.Add(new TensorProto { Name = "t", DataType = (int)type, Dims = { 2 }, Int32Data = { values } });

        using Model model = AssertPreserved(proto);

        Assert.Equal(2 * ElementTypes.BitsOf(type) / 8, model.Graph.Initializers[^1].Initializer!.Data.Length);
    }

    [Fact]
    public void Typed_fields_read_as_little_endian_bytes()
    {
        ModelProto proto = Minimal();
        proto.Graph.Initializer.Add(new TensorProto { Name = "f", DataType = 1, Dims = { 2 }, FloatData = { 1.5f, float.NaN } });
        proto.Graph.Initializer.Add(new TensorProto { Name = "d", DataType = 11, Dims = { 1 }, DoubleData = { Math.PI } });
        proto.Graph.Initializer.Add(new TensorProto { Name = "l", DataType = 7, Dims = { 3 }, Int64Data = { long.MinValue, -1, 5 } });
        proto.Graph.Initializer.Add(new TensorProto { Name = "u", DataType = 12, Dims = { 1 }, Uint64Data = { uint.MaxValue } });
        proto.Graph.Initializer.Add(new TensorProto { Name = "s", DataType = 8, Dims = { 2 }, StringData = { ByteString.CopyFromUtf8("ä"), ByteString.Empty } });
        proto.Graph.Initializer.Add(new TensorProto { Name = "empty", DataType = 1, Dims = { 0, 4 } });

        using Model model = AssertPreserved(proto);

        Tensor Named(string name) => model.Graph.Initializers.Single(i => i.Name == name).Initializer!;
        Assert.Equal([1.5f, float.NaN], Named("f").Elements<float>().ToArray());
        Assert.Equal([Math.PI], Named("d").Elements<double>().ToArray());
        Assert.Equal([long.MinValue, -1, 5], Named("l").Elements<long>().ToArray());
        Assert.Equal([uint.MaxValue], Named("u").Elements<uint>().ToArray());
        Assert.Equal("ä"u8.ToArray(), Named("s").Strings[0].ToArray());
        Assert.Equal(0, Named("empty").ElementCount);
    }

    private static Model AssertPreserved(ModelProto proto)
    {
        Model model = ModelReader.Read(proto.ToByteArray());
        var stream = new MemoryStream();
        ModelWriter.Write(model, stream);
        Assert.Equal(proto, ModelProto.Parser.ParseFrom(stream.ToArray()));
        return model;
    }

    private static ModelProto Minimal()
    {
        var node = new NodeProto { OpType = "Identity", Input = { "x" }, Output = { "y" } };
        return new ModelProto
        {
            IrVersion = 8,
            OpsetImport = { new OperatorSetIdProto { Version = 17 } },
            Graph = new GraphProto { Node = { node }, Input = { Typed("x") }, Output = { Typed("y") } },
        };
    }

    private static ModelProto Everything()
    {
        ModelProto proto = Minimal();
        proto.ProducerName = "someone";
        proto.MetadataProps.Add(new StringStringEntryProto { Key = "a", Value = "b" });
        proto.Functions.Add(Function());
        proto.Functions.Add(new FunctionProto { Name = "", Domain = "ai.onnx", Overload = "" });
        proto.TrainingInfo.Add(new TrainingInfoProto { Algorithm = new GraphProto { Name = "step" } });
        proto.Graph.QuantizationAnnotation.Add(new TensorAnnotation { TensorName = "x" });
        proto.Graph.ValueInfo.Add(Typed("elsewhere"));
        proto.Graph.SparseInitializer.Add(new SparseTensorProto
        {
            Values = new TensorProto { Name = "sparse", DataType = 1, Dims = { 1 }, FloatData = { 1 } },
            Indices = new TensorProto { DataType = 7, Dims = { 1 }, Int64Data = { 3 } },
            Dims = { 8 },
        });
        proto.Graph.Initializer.Add(new TensorProto { Name = "t", DataType = 1, Dims = { 1 }, RawData = ByteString.CopyFrom(0, 0, 0, 0), DocString = "doc" });
        NodeProto node = proto.Graph.Node[0];
        node.DocString = "why";
        node.MetadataProps.Add(new StringStringEntryProto { Key = "k", Value = "v" });
        node.Attribute.Add(new AttributeProto { Name = "reference", Type = AttributeProto.Types.AttributeType.Int, RefAttrName = "outer", I = 0 });
        node.Attribute.Add(new AttributeProto { Name = "typed", Type = AttributeProto.Types.AttributeType.TypeProto, Tp = Typed("t").Type });
        node.Attribute.Add(new AttributeProto { Name = "texts", Type = AttributeProto.Types.AttributeType.Strings, Strings = { ByteString.CopyFromUtf8("a") } });
        node.Attribute.Add(new AttributeProto { Name = "sparse", Type = AttributeProto.Types.AttributeType.SparseTensor, SparseTensor = proto.Graph.SparseInitializer[0].Clone() });
        node.Attribute.Add(new AttributeProto { Name = "many sparse", SparseTensors = { proto.Graph.SparseInitializer[0].Clone(), new SparseTensorProto { Values = new TensorProto { DataType = 1, Dims = { 0 } }, Dims = { 4 } } } });
        node.Attribute.Add(new AttributeProto { Name = "a whole reference", Type = AttributeProto.Types.AttributeType.Tensor, RefAttrName = "outer", T = new TensorProto { Name = "t", DataType = 1 } });
        node.Attribute.Add(new AttributeProto { Name = "named tensor", Type = AttributeProto.Types.AttributeType.Tensor, T = new TensorProto { Name = "t", DataType = 1, RawData = ByteString.CopyFrom(0, 0, 128, 63) } });
        node.Attribute.Add(new AttributeProto { Name = "implied", Ints = { 1, 2 } });
        node.Attribute.Add(new AttributeProto { Name = "tensor", Type = AttributeProto.Types.AttributeType.Tensor, T = new TensorProto { DataType = 1, RawData = ByteString.CopyFrom(0, 0, 128, 63) } });
        foreach (IMessage message in new IMessage[] { proto, proto.Graph, node, node.Attribute[0], proto.Graph.Initializer[0], proto.Graph.Input[0], proto.Graph.Input[0].Type, proto.OpsetImport[0], proto.Graph.SparseInitializer[0],
                     proto.Functions[0], proto.Functions[0].Node[0], proto.Functions[0].OpsetImport[0], proto.Functions[0].AttributeProto[0], proto.Functions[0].ValueInfo[0] })
        {
            message.MergeFrom(UnknownField);
        }

        return proto;
    }

    private static FunctionProto Function() => new()
    {
        Name = "F",
        Domain = "local",
        Overload = "o",
        DocString = "what it does",
        Input = { "x", "unused" },
        Output = { "y" },
        Attribute = { "axis" },
        AttributeProto = { new AttributeProto { Name = "alpha", Type = AttributeProto.Types.AttributeType.Float, F = 0 } },
        OpsetImport = { new OperatorSetIdProto { Domain = "", Version = 13 } },
        ValueInfo = { Typed("x"), Typed("h") },
        MetadataProps = { new StringStringEntryProto { Key = "k", Value = "v" } },
        Node =
        {
            new NodeProto { OpType = "Relu", Input = { "x" }, Output = { "h" } },
            new NodeProto { OpType = "Elu", Input = { "h" }, Output = { "y" }, Attribute = { new AttributeProto { Name = "alpha", RefAttrName = "alpha", Type = AttributeProto.Types.AttributeType.Float } } },
        },
    };

    private static ValueInfoProto Typed(string name)
    {
        var shape = new TensorShapeProto();
        shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimParam = "n", Denotation = "DATA_BATCH" });
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = 1, Shape = shape } } };
    }
}
