namespace BuildTimeML.Compression.Data.Images.Jpeg;

/// <summary>A code of JPEG's entropy coding: how many codes there are of each length, and their symbols in order (ITU-T T.81, annex C).</summary>
internal sealed class HuffmanTable
{
    public const int LongestCode = 16;

    private const int FastBits = 9;

    // The code's length in the upper byte and its symbol in the lower; 0 where the code is longer than the bits looked at.
    private readonly ushort[] _fast = new ushort[1 << FastBits];
    private readonly int[] _firstCode = new int[LongestCode + 1];
    private readonly int[] _firstIndex = new int[LongestCode + 1];
    private readonly int[] _count = new int[LongestCode + 1];
    private readonly byte[] _symbols;

    /// <param name="place">For messages.</param>
    /// <param name="counts">The number of codes of 1 to 16 bits.</param>
    /// <param name="symbols">As many as there are codes.</param>
    /// <exception cref="DataFormatException">There are more codes of a length than fit.</exception>
    public HuffmanTable(string place, ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols)
    {
        _symbols = symbols.ToArray();
        int code = 0;
        int index = 0;
        for (int length = 1; length <= LongestCode; length++)
        {
            (_firstCode[length], _firstIndex[length], _count[length]) = (code, index, counts[length - 1]);
            if (code + _count[length] > 1 << length)
            {
                throw new DataFormatException(place, $"{_count[length]} Huffman codes of {length} bits do not fit");
            }

            for (int i = 0; i < _count[length] && length <= FastBits; i++)
            {
                _fast.AsSpan((code + i) << (FastBits - length), 1 << (FastBits - length)).Fill((ushort)((length << 8) | _symbols[index + i]));
            }

            code = (code + _count[length]) << 1;
            index += _count[length];
        }
    }

    /// <summary>The symbol at the beginning of 16 bits, and the length of its code; a length of 0 where no code begins so.</summary>
    public (int Symbol, int Length) Find(int bits)
    {
        int fast = _fast[bits >> (LongestCode - FastBits)];
        if (fast != 0)
        {
            return (fast & 0xFF, fast >> 8);
        }

        for (int length = 1; length <= LongestCode; length++)
        {
            int offset = (bits >> (LongestCode - length)) - _firstCode[length];
            if (offset >= 0 && offset < _count[length])
            {
                return (_symbols[_firstIndex[length] + offset], length);
            }
        }

        return (0, 0);
    }
}
