using System.Runtime.InteropServices;
using System.Text;

namespace BuildTimeML.Runtime.Tests;

/// <summary>Writes tiny ONNX models, field by field, so that these tests need no other reader or writer of ONNX.</summary>
internal static class OnnxModel
{
    private const string MachineLearning = "ai.onnx.ml";

    /// <summary>A graph of one node, with opset 17.</summary>
    public static byte[] Of(string op, OnnxValue[] inputs, OnnxValue[] outputs) =>
        Of(inputs, outputs, [], Node(op, [.. inputs.Select(i => i.Name)], [.. outputs.Select(o => o.Name)]));

    /// <summary>A graph of nodes and initializers, each an encoded NodeProto or TensorProto.</summary>
    public static byte[] Of(OnnxValue[] inputs, OnnxValue[] outputs, byte[][] initializers, params byte[][] nodes)
    {
        byte[] graph =
        [
            .. nodes.SelectMany(n => Field(1, n)),
            .. Field(2, "g"),
            .. initializers.SelectMany(t => Field(5, t)),
            .. inputs.SelectMany(i => Field(11, Value(i))),
            .. outputs.SelectMany(o => Field(12, Value(o))),
        ];
        byte[] opset = [.. Field(1, ""), .. Field(2, 17)];
        byte[] machineLearning = [.. Field(1, MachineLearning), .. Field(2, 3)];
        return [.. Field(1, 8), .. Field(7, graph), .. Field(8, opset), .. Field(8, machineLearning)];
    }

    /// <summary>A NodeProto, attributes aside.</summary>
    public static byte[] Node(string op, string[] inputs, string[] outputs) =>
        [.. inputs.SelectMany(i => Field(1, i)), .. outputs.SelectMany(o => Field(2, o)), .. Field(4, op)];

    /// <summary>A NodeProto of the classical operators, with one attribute.</summary>
    public static byte[] MachineLearningNode(string op, string[] inputs, string[] outputs, byte[] attribute) =>
        [.. Node(op, inputs, outputs), .. Field(5, attribute), .. Field(7, MachineLearning)];

    /// <summary>An AttributeProto of integers.</summary>
    public static byte[] Attribute(string name, params long[] values) => [.. Field(1, name), .. values.SelectMany(v => Field(8, v)), .. Field(20, 7)];

    /// <summary>An AttributeProto of strings.</summary>
    public static byte[] Attribute(string name, params string[] values) => [.. Field(1, name), .. values.SelectMany(v => Field(9, v)), .. Field(20, 8)];

    /// <summary>The TypeProto of a tensor.</summary>
    public static byte[] TensorOf(ElementType type, params object[] shape)
    {
        byte[] dimensions = [.. shape.SelectMany(d => Field(1, d is long n ? Field(1, n) : Field(2, (string)d)))];
        return Field(1, [.. Field(1, (long)type), .. Field(2, dimensions)]);
    }

    /// <summary>The TypeProto of a sequence of what another TypeProto says.</summary>
    public static byte[] SequenceOf(byte[] element) => Field(4, Field(1, element));

    /// <summary>The TypeProto of a map to what another TypeProto says.</summary>
    public static byte[] MapOf(ElementType key, byte[] value) => Field(5, [.. Field(1, (long)key), .. Field(2, value)]);

    /// <summary>A float32 TensorProto.</summary>
    public static byte[] Floats(string name, long[] shape, params float[] values) =>
    [
        .. shape.SelectMany(d => Field(1, d)),
        .. Field(2, (long)ElementType.Float32),
        .. Field(8, name),
        .. Field(9, MemoryMarshal.AsBytes<float>(values).ToArray()),
    ];

    /// <summary>A float32 TensorProto whose data is in another file.</summary>
    public static byte[] ExternalFloats(string name, long[] shape, string location) =>
    [
        .. shape.SelectMany(d => Field(1, d)),
        .. Field(2, (long)ElementType.Float32),
        .. Field(8, name),
        .. Field(13, [.. Field(1, "location"), .. Field(2, location)]),
        .. Field(14, 1),
    ];

    private static byte[] Value(OnnxValue value) => [.. Field(1, value.Name), .. Field(2, value.OtherType ?? TensorOf(value.Type, value.Shape))];

    private static byte[] Field(int number, string text) => Field(number, Encoding.UTF8.GetBytes(text));

    private static byte[] Field(int number, byte[] message) => [.. Varint((number << 3) | 2), .. Varint(message.Length), .. message];

    private static byte[] Field(int number, long value) => [.. Varint(number << 3), .. Varint(value)];

    private static byte[] Varint(long value)
    {
        var bytes = new List<byte>();
        for (ulong rest = (ulong)value; ; rest >>= 7)
        {
            if (rest < 0x80)
            {
                bytes.Add((byte)rest);
                return [.. bytes];
            }

            bytes.Add((byte)(rest | 0x80));
        }
    }
}

/// <summary>An input or output; a dimension is a <see cref="long"/> or a name.</summary>
internal sealed record OnnxValue(string Name, ElementType Type, params object[] Shape)
{
    /// <summary>A TypeProto, where the value is no tensor.</summary>
    public byte[]? OtherType { get; private init; }

    public static OnnxValue Of(string name, byte[] type) => new(name, ElementType.Undefined) { OtherType = type };
}
