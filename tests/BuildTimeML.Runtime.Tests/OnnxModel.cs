using System.Text;

namespace BuildTimeML.Runtime.Tests;

/// <summary>Writes tiny ONNX models, field by field, so that these tests need no other reader or writer of ONNX.</summary>
internal static class OnnxModel
{
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
        return [.. Field(1, 8), .. Field(7, graph), .. Field(8, opset)];
    }

    /// <summary>A NodeProto, attributes aside.</summary>
    public static byte[] Node(string op, string[] inputs, string[] outputs) =>
        [.. inputs.SelectMany(i => Field(1, i)), .. outputs.SelectMany(o => Field(2, o)), .. Field(4, op)];

    /// <summary>A float32 TensorProto whose data is in another file.</summary>
    public static byte[] ExternalFloats(string name, long[] shape, string location) =>
    [
        .. shape.SelectMany(d => Field(1, d)),
        .. Field(2, (long)ElementType.Float32),
        .. Field(8, name),
        .. Field(13, [.. Field(1, "location"), .. Field(2, location)]),
        .. Field(14, 1),
    ];

    private static byte[] Value(OnnxValue value)
    {
        byte[] shape = [.. value.Shape.SelectMany(d => Field(1, d is long n ? Field(1, n) : Field(2, (string)d)))];
        byte[] tensor = [.. Field(1, (long)value.Type), .. Field(2, shape)];
        return [.. Field(1, value.Name), .. Field(2, Field(1, tensor))];
    }

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
internal sealed record OnnxValue(string Name, ElementType Type, params object[] Shape);
