using System.Text;
using BuildTimeML.Compression.Data;
using BuildTimeML.Compression.Data.Images;

namespace BuildTimeML.Compression.Tests.Data.Images;

public sealed class PnmDecoderTests
{
    [Fact]
    public void All_four_kinds_are_decoded()
    {
        Assert.Equal([0, 136, 255, 85], Decode("P2 # gray\n2 2\n# more\n15\n0 8 15\n5").Select(p => (int)p));
        Assert.Equal([1, 2, 3, 4, 5, 6], Decode("P3 2 1 255 1 2 3 4 5 6").Select(p => (int)p));
        Assert.Equal([7, 9], PnmDecoder.Decode((byte[])[.. "P5\n2 1\n255\n"u8, 7, 9]).Pixels.Select(p => (int)p));
        Assert.Equal([0, 128, 255], PnmDecoder.Decode((byte[])[.. "P6 1 1 65535\n"u8, 0, 0, 0x80, 0, 0xFF, 0xFF]).Pixels.Select(p => (int)p));
    }

    [Theory]
    [InlineData("P4 1 1 1", "byte 0")]
    [InlineData("P5 2 2 255\nab", "byte 11")]
    [InlineData("P5 100000 100000 255\n", "byte 2")]
    [InlineData("P2 1 1 7 9", "sample 0")]
    [InlineData("P2 1 1 255 x", "byte 11")]
    [InlineData("P3 2000 2000 255 1", "byte 17")]
    public void What_is_damaged_is_refused_and_the_place_is_named(string file, string place) =>
        Assert.Equal(place, Assert.Throws<DataFormatException>(() => PnmDecoder.Decode(Encoding.ASCII.GetBytes(file))).Place);

    private static byte[] Decode(string file) => PnmDecoder.Decode(Encoding.ASCII.GetBytes(file)).Pixels;
}
