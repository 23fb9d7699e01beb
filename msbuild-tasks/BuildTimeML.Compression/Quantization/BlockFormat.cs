namespace BuildTimeML.Compression.Quantization;

/// <summary>
/// Rows of weights in unsigned whole numbers of a few bits, low bits first, with a scale and a zero point for each block of a row:
/// weight = scale * (code - zero point).
/// </summary>
/// <param name="Bits">2, 4 or 8.</param>
/// <param name="BlockSize">A power of two from 16 to 256 where ONNX Runtime's MatMulNBits and GatherBlockQuantized compute with it.</param>
internal readonly record struct BlockFormat(int Bits, int BlockSize)
{
    /// <summary>The largest code.</summary>
    public int Limit => (1 << Bits) - 1;

    /// <summary>Of a row; the last one may be shorter.</summary>
    public int Blocks(int columns) => (columns + BlockSize - 1) / BlockSize;

    /// <summary>What so many codes take when they lie side by side.</summary>
    public int Bytes(int codes) => ((codes * Bits) + 7) / 8;

    /// <summary>What weights, scales and zero points of a matrix take, with all blocks whole.</summary>
    public long Size(long rows, int columns) => rows * (Bytes(Blocks(columns) * BlockSize) + (Blocks(columns) * sizeof(float)) + Bytes(Blocks(columns)));
}
