using System.Buffers;
using Google.Protobuf;

namespace BuildTimeML.Graph.Serialization;

/// <summary>A message to be written: small fields are held here, large ones stay where they lie.</summary>
internal sealed class WireBuffer
{
    private const int LargeFrom = 4096;

    private readonly ArrayBufferWriter<byte> _small = new();
    private readonly List<(int Position, ReadOnlySequence<byte> Bytes)> _large = [];

    public long Length { get; private set; }

    /// <summary>A message whose fields come from two sides, written in the order of their numbers as every writer of Protobuf does.</summary>
    /// <param name="message">Most of the fields.</param>
    /// <param name="extra">Fields of numbers that the message does not use, in ascending order of these.</param>
    public static WireBuffer Of(IMessage message, params ReadOnlySpan<WireField> extra)
    {
        var buffer = new WireBuffer();
        byte[] fields = message.ToByteArray();
        var scanner = new WireScanner(fields);
        int next = 0;
        int written = 0;
        while (scanner.Next())
        {
            while (next < extra.Length && extra[next].Number < scanner.Number)
            {
                buffer.Append(fields.AsSpan(written..scanner.Start));
                written = scanner.Start;
                buffer.Append(extra[next++]);
            }
        }

        buffer.Append(fields.AsSpan(written..));
        foreach (WireField field in extra[next..])
        {
            buffer.Append(field);
        }

        return buffer;
    }

    /// <summary>The content of a field of bytes.</summary>
    public static WireBuffer Of(ReadOnlySequence<byte> bytes)
    {
        var buffer = new WireBuffer();
        buffer.Append(bytes);
        return buffer;
    }

    public void WriteTo(Stream stream)
    {
        int written = 0;
        foreach ((int position, ReadOnlySequence<byte> bytes) in _large)
        {
            stream.Write(_small.WrittenSpan[written..position]);
            written = position;
            ByteSequence.WriteTo(stream, bytes);
        }

        stream.Write(_small.WrittenSpan[written..]);
    }

    private void Append(WireField field)
    {
        Varint(((ulong)field.Number << 3) | (ulong)WireType.Length);
        Varint((ulong)field.Content.Length);
        int start = _small.WrittenCount;
        _small.Write(field.Content._small.WrittenSpan);
        foreach ((int position, ReadOnlySequence<byte> bytes) in field.Content._large)
        {
            _large.Add((start + position, bytes));
        }

        Length += field.Content.Length;
    }

    private void Append(ReadOnlySequence<byte> bytes)
    {
        if (bytes.Length < LargeFrom)
        {
            foreach (ReadOnlyMemory<byte> piece in bytes)
            {
                Append(piece.Span);
            }

            return;
        }

        _large.Add((_small.WrittenCount, bytes));
        Length += bytes.Length;
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        _small.Write(bytes);
        Length += bytes.Length;
    }

    private void Varint(ulong value)
    {
        Span<byte> bytes = stackalloc byte[10];
        int count = 0;
        do
        {
            bytes[count++] = (byte)(value < 0x80 ? value : (value & 0x7F) | 0x80);
            value >>= 7;
        }
        while (value > 0);
        Append(bytes[..count]);
    }
}

/// <param name="Number">Of the field.</param>
/// <param name="Content">A message or bytes.</param>
internal readonly record struct WireField(int Number, WireBuffer Content);
