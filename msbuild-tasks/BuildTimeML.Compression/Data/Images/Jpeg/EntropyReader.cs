namespace BuildTimeML.Compression.Data.Images.Jpeg;

/// <summary>Reads the bits of a scan. A byte 0xFF is followed by a stuffed 0 there; by anything else it is a marker, which ends the bits.</summary>
internal sealed class EntropyReader(ReadOnlyMemory<byte> file, int position)
{
    private ulong _bits;
    private int _count;

    /// <summary>The next byte that was not taken up: that of a marker, once the bits end.</summary>
    public int Position { get; private set; } = position;

    /// <exception cref="DataFormatException">The scan ends before, or holds no such code.</exception>
    public int Symbol(HuffmanTable table)
    {
        Fill();
        int bits = _count >= HuffmanTable.LongestCode ? Peek(HuffmanTable.LongestCode) : Peek(_count) << (HuffmanTable.LongestCode - _count);
        (int symbol, int length) = table.Find(bits);
        if (length == 0 || length > _count)
        {
            throw length == 0 && _count >= HuffmanTable.LongestCode ? Error("there is no such Huffman code") : Ended();
        }

        _count -= length;
        return symbol;
    }

    /// <summary>Up to 16 bits, the highest first.</summary>
    /// <exception cref="DataFormatException">The scan ends before.</exception>
    public int Bits(int length)
    {
        if (_count < length)
        {
            Fill();
            if (_count < length)
            {
                throw Ended();
            }
        }

        int bits = Peek(length);
        _count -= length;
        return bits;
    }

    /// <summary>A number of so many bits; those that begin with 0 are negative (T.81, F.2.2.1).</summary>
    public int Signed(int length)
    {
        int bits = length == 0 ? 0 : Bits(length);
        return length == 0 || bits >> (length - 1) != 0 ? bits : bits - (1 << length) + 1;
    }

    /// <summary>Drops the rest of the byte and takes the marker RSTn that follows.</summary>
    /// <exception cref="DataFormatException">Another marker follows, or none.</exception>
    public void Restart(int number)
    {
        (_bits, _count) = (0, 0);
        SkipFill();
        ReadOnlySpan<byte> bytes = file.Span;
        if (Position + 1 >= bytes.Length || bytes[Position] != 0xFF || bytes[Position + 1] != 0xD0 + number)
        {
            throw Error($"the restart marker {number} is missing");
        }

        Position += 2;
    }

    public DataFormatException Error(string problem) => new($"scan at byte {Position}", problem);

    private DataFormatException Ended() => Error("it ends before all blocks are there");

    private int Peek(int length) => (int)(_bits >> (_count - length)) & ((1 << length) - 1);

    private void Fill()
    {
        ReadOnlySpan<byte> bytes = file.Span;
        while (_count <= 48 && Position < bytes.Length)
        {
            byte value = bytes[Position];
            if (value == 0xFF)
            {
                if (Position + 1 >= bytes.Length || bytes[Position + 1] != 0)
                {
                    return;
                }

                Position++;
            }

            _bits = (_bits << 8) | value;
            _count += 8;
            Position++;
        }
    }

    // Any number of 0xFF may stand before a marker.
    private void SkipFill()
    {
        ReadOnlySpan<byte> bytes = file.Span;
        while (Position + 1 < bytes.Length && bytes[Position] == 0xFF && bytes[Position + 1] == 0xFF)
        {
            Position++;
        }
    }
}
