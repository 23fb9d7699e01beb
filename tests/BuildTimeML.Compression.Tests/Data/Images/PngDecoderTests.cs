using BuildTimeML.Compression.Data;
using BuildTimeML.Compression.Data.Images;
using BuildTimeML.Compression.Data.Images.Png;

namespace BuildTimeML.Compression.Tests.Data.Images;

public sealed class PngDecoderTests
{
    private const int Width = 13;
    private const int Height = 11;

    public static TheoryData<int, int, bool> Kinds()
    {
        var kinds = new TheoryData<int, int, bool>();
        foreach ((PngColor color, int[] depths) in new (PngColor, int[])[]
        {
            (PngColor.Gray, [1, 2, 4, 8, 16]), (PngColor.Rgb, [8, 16]), (PngColor.Palette, [1, 2, 4, 8]), (PngColor.GrayAlpha, [8, 16]), (PngColor.Rgba, [8, 16]),
        })
        {
            foreach (int depth in depths)
            {
                kinds.Add((int)color, depth, false);
                kinds.Add((int)color, depth, true);
            }
        }

        return kinds;
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void All_colour_types_and_depths_are_decoded_whole_and_interlaced(int color, int depth, bool interlaced)
    {
        var header = new PngHeader(Width, Height, depth, (PngColor)color, interlaced);
        byte[] palette = [.. Enumerable.Range(0, 3 << Math.Min(depth, 8)).Select(i => (byte)(i * 37))];
        bool indexed = header.Color == PngColor.Palette;

        Image image = PngDecoder.Decode(PngBuilder.Build(header, Sample, indexed ? palette : null));

        Assert.Equal((Width, Height, indexed || header.Samples > 2 ? 3 : 1), (image.Width, image.Height, image.Channels));
        for (int i = 0; i < image.Pixels.Length; i++)
        {
            (int x, int y, int c) = (i / image.Channels % Width, i / image.Channels / Width, i % image.Channels);
            double expected = indexed ? palette[(Sample(x, y, 0) * 3) + c] : Sample(x, y, c) * 255.0 / ((1 << depth) - 1);
            Assert.Equal(Math.Round(expected), image.Pixels[i]);
        }

        int Sample(int x, int y, int c) => ((x * 2_654_435) + (y * 40_503) + (c * 9_973) + (x * y)) & ((1 << depth) - 1);
    }

    [Fact]
    public void What_is_damaged_is_refused_and_the_place_is_named()
    {
        byte[] image = PngBuilder.Build(new PngHeader(Width, Height, 8, PngColor.Rgb, Interlaced: false), (x, y, c) => (x * y) + c);

        Assert.StartsWith("byte 0:", Problem([.. image[1..]]), StringComparison.Ordinal);
        Assert.Contains("cut off", Problem(image[..^12]), StringComparison.Ordinal);
        Assert.StartsWith("chunk IDAT", Problem([.. image[..80], (byte)(image[80] ^ 1), .. image[81..]]), StringComparison.Ordinal);
        Assert.StartsWith("chunk IHDR", Problem(PngBuilder.Build(new PngHeader(Width, Height, 4, PngColor.Rgb, Interlaced: false), (_, _, _) => 0)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_small_file_that_says_it_is_a_huge_image_is_refused_before_memory_is_taken_for_it()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Contains("cannot hold", Problem(Claiming(8_000, 8_000)), StringComparison.Ordinal);
        Assert.Contains("at most", Problem(Claiming(int.MaxValue, int.MaxValue)), StringComparison.Ordinal);
        Assert.Contains("at least 1 x 1", Problem(Claiming(0, 1)), StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void Rows_that_are_missing_are_missed()
    {
        var file = new MemoryStream();
        byte[] empty = PngBuilder.Build(new PngHeader(4, 4, 8, PngColor.Gray, Interlaced: false), (_, _, _) => 0);
        file.Write(empty.AsSpan(0, 8 + 25));
        PngBuilder.Chunk(file, "IDAT", PngBuilder.Compress([0, 1, 2, 3, 4]));
        PngBuilder.Chunk(file, "IEND", []);

        Assert.Equal("chunk IDAT: it ends before the last row", Problem(file.ToArray()));
    }

    [Fact]
    public void A_stream_that_needs_a_dictionary_is_refused()
    {
        var file = new MemoryStream();
        byte[] empty = PngBuilder.Build(new PngHeader(4, 4, 8, PngColor.Gray, Interlaced: false), (_, _, _) => 0);
        file.Write(empty.AsSpan(0, 8 + 25));
        PngBuilder.Chunk(file, "IDAT", [0x78, 0xBB, 0, 0, 0, 1, .. new byte[16]]);
        PngBuilder.Chunk(file, "IEND", []);

        Assert.StartsWith("chunk IDAT: it is damaged", Problem(file.ToArray()), StringComparison.Ordinal);
    }

    private static string Problem(byte[] file) => Assert.Throws<DataFormatException>(() => PngDecoder.Decode(file)).Message;

    private static byte[] Claiming(int width, int height)
    {
        byte[] small = PngBuilder.Build(new PngHeader(1, 1, 8, PngColor.Gray, Interlaced: false), (_, _, _) => 0);
        var file = new MemoryStream();
        file.Write(small.AsSpan(0, 8));
        byte[] ihdr = [.. BitConverter.GetBytes(width).Reverse(), .. BitConverter.GetBytes(height).Reverse(), 8, 0, 0, 0, 0];
        PngBuilder.Chunk(file, "IHDR", ihdr);
        file.Write(small.AsSpan(8 + 25));
        return file.ToArray();
    }
}
