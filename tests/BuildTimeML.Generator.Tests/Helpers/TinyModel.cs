using System.Runtime.InteropServices;
using System.Text;
using BuildTimeML.Manifest;

namespace BuildTimeML.Generator.Tests;

/// <summary>A model of a few nodes, as the manifest declares it and as the bytes that ONNX Runtime loads.</summary>
internal sealed record TinyModel(TensorSignature[] Inputs, TensorSignature[] Outputs, params TinyModel.Node[] Nodes)
{
    private const int IrVersion = 8;
    private const int OpsetVersion = 17;
    private const string MachineLearning = "ai.onnx.ml";

    /// <summary>The initializers of inputs, which calls may leave out.</summary>
    public Default[] Defaults { get; init; } = [];

    /// <summary>The bytes of an ONNX <c>ModelProto</c>.</summary>
    public byte[] ToOnnx()
    {
        byte[] graph =
        [
            .. Nodes.SelectMany(node => Field(1, NodeProto(node))),
            .. Field(2, Utf8("tiny")),
            .. Defaults.SelectMany(value => Field(5, TensorProto(value))),
            .. Inputs.SelectMany(input => Field(11, ValueInfo(input))),
            .. Outputs.SelectMany(output => Field(12, ValueInfo(output))),
        ];
        byte[] opset = [.. Field(1, []), .. Field(2, OpsetVersion)];
        byte[] machineLearning = [.. Field(1, Utf8(MachineLearning)), .. Field(2, 3)];
        return [.. Field(1, IrVersion), .. Field(7, graph), .. Field(8, opset), .. Field(8, machineLearning)];
    }

    private static byte[] NodeProto(Node node) =>
    [
        .. node.Inputs.SelectMany(input => Field(1, Utf8(input))),
        .. node.Outputs.SelectMany(output => Field(2, Utf8(output))),
        .. Field(4, Utf8(node.Operator)),
        .. node.ClassLabels is { } labels ? Field(5, [.. Field(1, Utf8("classlabels_strings")), .. labels.SelectMany(label => Field(9, Utf8(label))), .. Field(20, 8)]) : [],
        .. node.ClassLabels is null ? [] : Field(7, Utf8(MachineLearning)),
    ];

    private static byte[] TensorProto(Default value) =>
    [
        .. value.Shape.SelectMany(size => Field(1, size)),
        .. Field(2, (long)value.Type),
        .. value.Texts.SelectMany(text => Field(6, Utf8(text))),
        .. Field(8, Utf8(value.Input)),
        .. value.Texts.Length == 0 ? Field(9, value.Data) : [],
    ];

    private static byte[] ValueInfo(TensorSignature value) => [.. Field(1, Utf8(value.Name)), .. Field(2, TypeProto(value))];

    private static byte[] TypeProto(TensorSignature type) => type.Kind switch
    {
        ValueKind.Sequence => Field(4, Field(1, TypeProto(type.Element!))),
        ValueKind.Map => Field(5, [.. Field(1, (long)type.ElementType), .. Field(2, TypeProto(type.Element!))]),
        _ => Field(1, [.. Field(1, (long)type.ElementType), .. Shape(type)]),
    };

    private static byte[] Shape(TensorSignature tensor) => tensor.Shape is { } shape ? Field(2, [.. shape.SelectMany(dimension => Field(1, Dim(dimension)))]) : [];

    private static byte[] Dim(Dimension dimension) =>
        dimension.Value is { } value ? Field(1, value) :
        dimension.Symbol is { } symbol ? Field(2, Utf8(symbol)) :
        [];

    // Protocol Buffers: a field is its number and wire type (0: a number, 2: bytes), then its value.
    private static byte[] Field(int number, long value) => [.. Varint((ulong)(number << 3)), .. Varint((ulong)value)];

    private static byte[] Field(int number, byte[] value) => [.. Varint((ulong)((number << 3) | 2)), .. Varint((ulong)value.Length), .. value];

    private static IEnumerable<byte> Varint(ulong value)
    {
        for (; value > 0x7f; value >>= 7)
        {
            yield return (byte)(value | 0x80);
        }

        yield return (byte)value;
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <param name="Input">The name of the input.</param>
    /// <param name="Type">The type of its elements.</param>
    /// <param name="Shape">That of the default.</param>
    /// <param name="Data">Its elements, unless they are text.</param>
    internal sealed record Default(string Input, ElementType Type, long[] Shape, byte[] Data)
    {
        public string[] Texts { get; private init; } = [];

        public static Default Of<T>(string input, ElementType type, long[] shape, params T[] elements)
            where T : unmanaged => new(input, type, shape, MemoryMarshal.AsBytes<T>(elements).ToArray());

        public static Default OfTexts(string input, long[] shape, params string[] texts) => new(input, ElementType.String, shape, []) { Texts = texts };
    }

    internal sealed record Node(string Operator, string[] Inputs, string[] Outputs)
    {
        /// <summary>The names that ZipMap gives to the numbers of a row; only that operator has them.</summary>
        public string[]? ClassLabels { get; init; }
    }
}
