namespace BuildTimeML.Graph.Serialization;

/// <summary>Walks the fields of a Protobuf message without looking into them.</summary>
internal ref struct WireScanner(ReadOnlySpan<byte> message)
{
    private readonly ReadOnlySpan<byte> _message = message;
    private int _next;

    /// <summary>The number of the field.</summary>
    public int Number { get; private set; }

    public WireType Type { get; private set; }

    /// <summary>Where the field begins, tag included.</summary>
    public int Start { get; private set; }

    /// <summary>Where its content begins.</summary>
    public int ContentStart { get; private set; }

    /// <summary>Where the next field begins.</summary>
    public readonly int End => _next;

    /// <summary>Why <see cref="Next"/> returned false; <see cref="WireError.None"/> at the end of the message.</summary>
    public WireError Error { get; private set; }

    public bool Next()
    {
        Start = _next;
        Number = 0;
        if (_next == _message.Length)
        {
            return false;
        }

        if (!Varint(out ulong tag))
        {
            return false;
        }

        Number = tag >> 3 is > 0 and <= 0x1FFFFFFF and var number ? (int)number : 0;
        Type = (WireType)(tag & 7);
        if (Number == 0 || !Enum.IsDefined(Type))
        {
            Error = WireError.Malformed;
            return false;
        }

        ContentStart = _next;
        return Type switch
        {
            WireType.Varint => Varint(out _),
            WireType.Fixed32 => Skip(4),
            WireType.Fixed64 => Skip(8),
            _ => Length(),
        };
    }

    private bool Length()
    {
        if (!Varint(out ulong length))
        {
            return false;
        }

        ContentStart = _next;
        return Skip(length);
    }

    private bool Skip(ulong length)
    {
        if (length > (ulong)(_message.Length - _next))
        {
            Error = WireError.RunsOut;
            return false;
        }

        _next += (int)length;
        return true;
    }

    private bool Varint(out ulong value)
    {
        value = 0;
        for (int shift = 0; shift < 70; shift += 7)
        {
            if (_next == _message.Length)
            {
                Error = WireError.RunsOut;
                return false;
            }

            byte b = _message[_next++];
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
            {
                return true;
            }
        }

        Error = WireError.Malformed;
        return false;
    }
}

internal enum WireError
{
    None,

    /// <summary>A field is longer than what is left of the message.</summary>
    RunsOut,

    /// <summary>No writer of Protobuf writes this.</summary>
    Malformed,
}
