using System.Text;
using BuildTimeML.Manifest;

namespace BuildTimeML.Tasks.Signatures;

/// <summary>
/// Walks protobuf fields in a stream and seeks over those that nobody asks for, so that weights are never read.
/// Source: the protocol buffers encoding specification.
/// </summary>
internal sealed class ProtobufCursor(Stream stream)
{
    private long _end = stream.Length;
    private int _field;
    private int _wireType;

    /// <summary>Offers each field of the message to <paramref name="read"/>, which returns false for those to pass over.</summary>
    public void Fields(Func<int, bool> read)
    {
        while (stream.Position < _end)
        {
            ulong tag = Varint();
            _field = tag >> 3 is > 0 and <= int.MaxValue and var field
                ? (int)field
                : throw new InvalidDataException($"byte {stream.Position} begins no field");
            _wireType = (int)(tag & 7);
            if (!read(_field))
            {
                Skip();
            }
        }
    }

    /// <summary>Does the same for the nested message that the current field is.</summary>
    public void Message(Func<int, bool> read)
    {
        Expect(2);
        long outer = _end;
        long length = Length();
        _end = stream.Position + length;
        Fields(read);
        _end = outer;
    }

    /// <summary>For the functions that <see cref="Fields"/> takes.</summary>
    public static bool Take(bool wanted, Action read)
    {
        if (wanted)
        {
            read();
        }

        return wanted;
    }

    public long Integer()
    {
        Expect(0);
        return unchecked((long)Varint());
    }

    /// <summary>Adds the numbers of a field that repeats, or that holds them one behind the other.</summary>
    public void Integers(List<long> numbers)
    {
        if (_wireType == 0)
        {
            numbers.Add(Integer());
            return;
        }

        Expect(2);
        long outer = _end;
        long length = Length();
        _end = stream.Position + length;
        while (stream.Position < _end)
        {
            numbers.Add(unchecked((long)Varint()));
        }

        _end = outer;
    }

    /// <summary>A <c>TensorProto.DataType</c>; undefined where there is no such.</summary>
    public ElementType ElementType()
    {
        var type = (ElementType)Integer();
        return Enum.IsDefined(typeof(ElementType), type) ? type : Manifest.ElementType.Undefined;
    }

    public string String()
    {
        Expect(2);
        int length = checked((int)Length());
        byte[] bytes = new byte[length];
        for (int read = 0; read < length;)
        {
            int n = stream.Read(bytes, read, length - read);
            read += n > 0 ? n : throw new EndOfStreamException();
        }

        return Encoding.UTF8.GetString(bytes);
    }

    private void Skip()
    {
        switch (_wireType)
        {
            case 0: _ = Varint(); break;
            case 1: Advance(8); break;
            case 2: Advance(Length()); break;
            case 5: Advance(4); break;
            default: throw new InvalidDataException($"byte {stream.Position} begins no field");
        }
    }

    private void Expect(int wireType)
    {
        if (_wireType != wireType)
        {
            throw new InvalidDataException($"field {_field} at byte {stream.Position} is of wire type {_wireType}, not {wireType}");
        }
    }

    private long Length()
    {
        ulong length = Varint();
        return length <= (ulong)(_end - stream.Position)
            ? (long)length
            : throw new EndOfStreamException($"byte {stream.Position} begins a part of {length} bytes, but {_end - stream.Position} are left");
    }

    private void Advance(long bytes) => stream.Position = stream.Position + bytes <= _end
        ? stream.Position + bytes
        : throw new EndOfStreamException($"it ends at byte {_end}, in the middle of a field");

    private ulong Varint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            int b = stream.Position < _end ? stream.ReadByte() : -1;
            if (b < 0)
            {
                throw new EndOfStreamException($"it ends at byte {stream.Position}, in the middle of a number");
            }

            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException($"a number at byte {stream.Position} is longer than 10 bytes");
    }
}
