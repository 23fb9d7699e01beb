namespace BuildTimeML.Compression.Quantization;

/// <summary>A matrix in a block format: what the attributes and initializers of an operator hold.</summary>
internal sealed class BlockWeights
{
    /// <param name="format">Of its blocks.</param>
    /// <param name="rows">Outputs of a product, or entries of a table.</param>
    /// <param name="columns">Inputs of a product, or the numbers of an entry.</param>
    /// <param name="rowBytes">At least what the codes of a row take.</param>
    /// <param name="data">Zeros, so many times <paramref name="rowBytes"/> as there are rows.</param>
    public BlockWeights(BlockFormat format, int rows, int columns, int rowBytes, Memory<byte> data)
    {
        (Format, Rows, Columns, RowBytes, Data) = (format, rows, columns, rowBytes, data);
        Blocks = format.Blocks(columns);
        Scales = new float[rows * Blocks];
        ZeroPoints = new byte[rows * Blocks];
    }

    public BlockFormat Format { get; }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>Of a row.</summary>
    public int Blocks { get; }

    public int RowBytes { get; }

    /// <summary>The codes, row by row.</summary>
    public Memory<byte> Data { get; }

    /// <summary>Row by row, one per block.</summary>
    public float[] Scales { get; }

    /// <summary>Row by row, one per block, a byte each.</summary>
    public byte[] ZeroPoints { get; }

    public void SetCode(int row, int column, int code) => Set(Data.Span.Slice(row * RowBytes, RowBytes), column, code);

    public void SetSteps(int row, int block, BlockSteps steps) =>
        (Scales[(row * Blocks) + block], ZeroPoints[(row * Blocks) + block]) = (steps.Scale, (byte)steps.ZeroPoint);

    public BlockSteps StepsOf(int row, int block) => new(Scales[(row * Blocks) + block], ZeroPoints[(row * Blocks) + block]);

    /// <summary>The zero points in as many bits as the codes have.</summary>
    /// <param name="together">So many, one after the other, begin with a byte.</param>
    public byte[] PackedZeroPoints(int together)
    {
        int bytes = Format.Bytes(together);
        byte[] packed = new byte[ZeroPoints.Length / together * bytes];
        for (int i = 0; i < ZeroPoints.Length; i++)
        {
            Set(packed.AsSpan(i / together * bytes, bytes), i % together, ZeroPoints[i]);
        }

        return packed;
    }

    /// <summary>The weight that code, scale and zero point stand for.</summary>
    public double WeightOf(int row, int column)
    {
        int at = column * Format.Bits;
        int code = (Data.Span[(row * RowBytes) + (at / 8)] >> (at % 8)) & Format.Limit;
        return StepsOf(row, column / Format.BlockSize).WeightOf(code);
    }

    private void Set(Span<byte> packed, int index, int code)
    {
        ref byte place = ref packed[index * Format.Bits / 8];
        int shift = index * Format.Bits % 8;
        place = (byte)((place & ~(Format.Limit << shift)) | (code << shift));
    }
}
