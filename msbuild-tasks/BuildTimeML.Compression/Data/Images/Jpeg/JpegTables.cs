using System.Buffers.Binary;

namespace BuildTimeML.Compression.Data.Images.Jpeg;

/// <summary>What segments before a scan define: steps of coefficients (DQT) and codes (DHT).</summary>
internal sealed class JpegTables
{
    private readonly ushort[]?[] _steps = new ushort[]?[4];
    private readonly HuffmanTable?[] _dc = new HuffmanTable?[4];
    private readonly HuffmanTable?[] _ac = new HuffmanTable?[4];

    /// <exception cref="DataFormatException">It was not defined.</exception>
    public ushort[] Steps(int number) => _steps[number] ?? throw new DataFormatException("segment DQT", $"the quantisation table {number} is missing");

    /// <exception cref="DataFormatException">It was not defined.</exception>
    public HuffmanTable Code(bool isAc, int number) => (number < 4 ? (isAc ? _ac : _dc)[number] : null)
        ?? throw new DataFormatException("segment DHT", $"the Huffman table {number} for {(isAc ? "AC" : "DC")} is missing");

    /// <param name="segment">DQT without its length.</param>
    /// <exception cref="DataFormatException">It is not as the format says.</exception>
    public void DefineSteps(ReadOnlySpan<byte> segment)
    {
        while (!segment.IsEmpty)
        {
            bool wide = segment[0] >> 4 == 1;
            int length = 1 + (wide ? 128 : 64);
            if (segment[0] >> 4 > 1 || (segment[0] & 15) > 3 || segment.Length < length)
            {
                throw new DataFormatException("segment DQT", $"there is no table {segment[0]:X2} of {segment.Length} bytes");
            }

            ushort[] steps = new ushort[64];
            for (int i = 0; i < steps.Length; i++)
            {
                steps[Zigzag.Order[i]] = wide ? BinaryPrimitives.ReadUInt16BigEndian(segment[(1 + (2 * i))..]) : segment[1 + i];
            }

            _steps[segment[0] & 15] = steps;
            segment = segment[length..];
        }
    }

    /// <param name="segment">DHT without its length.</param>
    /// <exception cref="DataFormatException">It is not as the format says.</exception>
    public void DefineCodes(ReadOnlySpan<byte> segment)
    {
        while (!segment.IsEmpty)
        {
            int symbols = 0;
            for (int i = 1; i <= HuffmanTable.LongestCode && i < segment.Length; i++)
            {
                symbols += segment[i];
            }

            int length = 1 + HuffmanTable.LongestCode + symbols;
            if (segment[0] >> 4 > 1 || (segment[0] & 15) > 3 || symbols > 256 || segment.Length < length)
            {
                throw new DataFormatException("segment DHT", $"there is no table {segment[0]:X2} of {segment.Length} bytes");
            }

            var table = new HuffmanTable("segment DHT", segment.Slice(1, HuffmanTable.LongestCode), segment.Slice(1 + HuffmanTable.LongestCode, symbols));
            (segment[0] >> 4 == 1 ? _ac : _dc)[segment[0] & 15] = table;
            segment = segment[length..];
        }
    }
}
