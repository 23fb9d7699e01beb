using BuildTimeML.Compression.Data;
using BuildTimeML.Compression.Data.Images;
using BuildTimeML.Compression.Data.Images.Jpeg;

namespace BuildTimeML.Compression.Tests.Data.Images;

public sealed class JpegDecoderTests
{
    [Theory]
    [InlineData("444", "444", 1)]
    [InlineData("422", "422", 2)]
    [InlineData("440", "440", 2)]
    [InlineData("420", "420", 2)]
    [InlineData("411", "411", 1)]
    [InlineData("gray", "gray", 1)]
    [InlineData("rgb", "rgb", 1)]
    [InlineData("restart", "422", 2)]
    [InlineData("progressive", "420", 2)]
    [InlineData("progressive-gray", "gray", 1)]
    public void Images_are_decoded_as_the_reference_decoder_does(string name, string reference, int tolerance) =>
        Assert.InRange(Fixtures.Difference(Fixtures.Reference(reference), JpegDecoder.Decode(Fixtures.Read(name + ".jpg"))), 0, tolerance);

    [Fact]
    public void An_image_is_turned_as_the_camera_was_held()
    {
        byte[] file = Fixtures.Read("exif.jpg");
        Image upright = JpegDecoder.Decode(With(1));

        Assert.All(Enumerable.Range(1, 8), orientation =>
        {
            Image turned = JpegDecoder.Decode(With(orientation));
            Assert.Equal(orientation < 5 ? (16, 8) : (8, 16), (turned.Width, turned.Height));
            for (int y = 0; y < turned.Height; y++)
            {
                for (int x = 0; x < turned.Width; x++)
                {
                    (int column, int row) = orientation switch
                    {
                        1 => (x, y),
                        2 => (15 - x, y),
                        3 => (15 - x, 7 - y),
                        4 => (x, 7 - y),
                        5 => (y, x),
                        6 => (y, 7 - x),
                        7 => (15 - y, 7 - x),
                        _ => (15 - y, x),
                    };
                    Assert.Equal(upright.Pixels[((row * 16) + column) * 3], turned.Pixels[((y * turned.Width) + x) * 3]);
                }
            }
        });

        byte[] With(int orientation)
        {
            byte[] copy = [.. file];
            int tag = copy.AsSpan().IndexOf<byte>([0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01]);
            copy[tag + 9] = (byte)orientation;
            return copy;
        }
    }

    [Fact]
    public void The_order_of_coefficients_runs_along_the_diagonals() =>
        Assert.Equal([0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5], Zigzag.Order.Take(16).Select(i => (int)i));

    [Fact]
    public void What_cannot_be_read_is_refused_and_the_place_is_named()
    {
        byte[] file = Fixtures.Read("420.jpg");

        Assert.StartsWith("byte 0:", Problem([.. file[1..]]), StringComparison.Ordinal);
        Assert.Contains("it ends before all blocks are there", Problem(file[..^40]), StringComparison.Ordinal);
        Assert.Contains("cut off", Problem(file[..20]), StringComparison.Ordinal);
        Assert.Contains("CMYK", Problem(Fixtures.Read("cmyk.jpg")), StringComparison.Ordinal);
        Assert.Contains("arithmetically coded", Problem(WithFrame(file, 0xC9)), StringComparison.Ordinal);
        Assert.Contains("Huffman table", Problem(WithoutSegment(file, 0xC4)), StringComparison.Ordinal);
        Assert.Contains("quantisation table", Problem(WithoutSegment(file, 0xDB)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_small_file_that_says_it_is_a_huge_image_is_refused_before_memory_is_taken_for_it()
    {
        byte[] file = Fixtures.Read("420.jpg");
        int frame = file.AsSpan().IndexOf<byte>([0xFF, 0xC0]);
        file[frame + 5] = file[frame + 7] = 0x1F;
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Contains("cannot hold", Problem(file), StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    private static string Problem(byte[] file) => Assert.Throws<DataFormatException>(() => JpegDecoder.Decode(file)).Message;

    private static byte[] WithFrame(byte[] file, byte marker)
    {
        byte[] copy = [.. file];
        copy[copy.AsSpan().IndexOf<byte>([0xFF, 0xC0]) + 1] = marker;
        return copy;
    }

    private static byte[] WithoutSegment(byte[] file, byte marker)
    {
        int at = file.AsSpan().IndexOf([(byte)0xFF, marker]);
        return [.. file[..at], .. file[(at + 2 + (file[at + 2] << 8) + file[at + 3])..]];
    }
}
