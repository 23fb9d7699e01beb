namespace BuildTimeML.Graph.Fuzzing;

/// <summary>A field of a message: a number, some bytes, or fields again.</summary>
internal sealed class WireTree
{
    private WireTree(int number, int type)
    {
        Number = number;
        Type = type;
    }

    public int Number { get; }

    /// <summary>As Protobuf numbers the ways to encode: 0 for numbers, 2 for what has a length.</summary>
    public int Type { get; }

    public ulong Value { get; set; }

    public byte[] Bytes { get; set; } = [];

    /// <summary>Null for a field that holds no fields.</summary>
    public List<WireTree>? Children { get; private set; }

    /// <summary>Added to the length that is written, which is then a lie.</summary>
    public long LengthLie { get; set; }

    /// <summary>This field and all below it.</summary>
    public IEnumerable<WireTree> All() => (Children ?? []).SelectMany(c => c.All()).Prepend(this);

    public static WireTree OfMessage(byte[] message) => new(0, 2) { Children = Parse(message) ?? throw new ArgumentException("This is no message.", nameof(message)) };

    public WireTree Clone() => new(Number, Type) { Value = Value, Bytes = Bytes, LengthLie = LengthLie, Children = Children?.ConvertAll(c => c.Clone()) };

    /// <summary>What the field holds.</summary>
    public byte[] Content()
    {
        if (Children is null)
        {
            return Bytes;
        }

        var stream = new MemoryStream();
        foreach (WireTree child in Children)
        {
            child.WriteTo(stream);
        }

        return stream.ToArray();
    }

    private void WriteTo(MemoryStream stream)
    {
        Varint(stream, ((ulong)Number << 3) | (uint)Type);
        switch (Type)
        {
            case 0:
                Varint(stream, Value);
                break;
            case 2:
                byte[] content = Content();
                Varint(stream, (ulong)(content.Length + LengthLie));
                stream.Write(content);
                break;
            default:
                stream.Write(Bytes);
                break;
        }
    }

    // What could be a message is taken for one: for a fuzzer it does not matter where that is wrong.
    private static List<WireTree>? Parse(ReadOnlySpan<byte> bytes)
    {
        var fields = new List<WireTree>();
        int position = 0;
        while (position < bytes.Length)
        {
            if (!Varint(bytes, ref position, out ulong tag) || tag >> 3 is 0 or > 1000)
            {
                return null;
            }

            var field = new WireTree((int)(tag >> 3), (int)(tag & 7));
            ulong length = field.Type switch { 0 => 0, 1 => 8, 5 => 4, 2 => Varint(bytes, ref position, out ulong l) ? l : ulong.MaxValue, _ => ulong.MaxValue };
            if (length > (ulong)(bytes.Length - position))
            {
                return null;
            }

            if (field.Type == 0)
            {
                if (!Varint(bytes, ref position, out ulong value))
                {
                    return null;
                }

                field.Value = value;
            }

            field.Bytes = bytes.Slice(position, (int)length).ToArray();
            field.Children = field.Type == 2 && length > 1 ? Parse(field.Bytes) : null;
            position += (int)length;
            fields.Add(field);
        }

        return fields;
    }

    private static bool Varint(ReadOnlySpan<byte> bytes, ref int position, out ulong value)
    {
        value = 0;
        for (int shift = 0; shift < 64 && position < bytes.Length; shift += 7)
        {
            byte b = bytes[position++];
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
            {
                return true;
            }
        }

        return false;
    }

    private static void Varint(MemoryStream stream, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            stream.WriteByte((byte)(value | 0x80));
        }

        stream.WriteByte((byte)value);
    }
}
