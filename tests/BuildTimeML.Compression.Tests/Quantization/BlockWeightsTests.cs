using BuildTimeML.Compression.Quantization;

namespace BuildTimeML.Compression.Tests.Quantization;

public sealed class BlockWeightsTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void Codes_come_back_from_where_they_were_put(int bits)
    {
        var format = new BlockFormat(bits, 16);
        var weights = new BlockWeights(format, rows: 3, columns: 21, rowBytes: 2 * format.Bytes(16), new byte[3 * 2 * format.Bytes(16)]);
        for (int row = 0; row < 3; row++)
        {
            weights.SetSteps(row, 0, new BlockSteps(0.5f, 1));
            weights.SetSteps(row, 1, new BlockSteps(2, 0));
            for (int column = 0; column < 21; column++)
            {
                weights.SetCode(row, column, (row + column) & format.Limit);
            }
        }

        for (int row = 0; row < 3; row++)
        {
            for (int column = 0; column < 21; column++)
            {
                int code = (row + column) & format.Limit;
                Assert.Equal(column < 16 ? 0.5 * (code - 1) : 2.0 * code, weights.WeightOf(row, column));
            }
        }
    }

    [Fact]
    public void Zero_points_are_packed_from_the_low_bits_up_and_rows_begin_a_byte()
    {
        var weights = new BlockWeights(new BlockFormat(4, 16), rows: 2, columns: 48, rowBytes: 24, new byte[48]);
        for (int i = 0; i < 6; i++)
        {
            weights.SetSteps(i / 3, i % 3, new BlockSteps(1, i + 1));
        }

        Assert.Equal([0x21, 0x03, 0x54, 0x06], weights.PackedZeroPoints(together: 3));
        Assert.Equal([0x21, 0x43, 0x65], weights.PackedZeroPoints(together: 6));
    }
}
