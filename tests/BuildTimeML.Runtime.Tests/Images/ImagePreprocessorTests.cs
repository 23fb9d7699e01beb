using System.Globalization;
using BuildTimeML.Runtime.Images;

namespace BuildTimeML.Runtime.Tests.Images;

public class ImagePreprocessorTests
{
    // In pixels, which are 0 to 255.
    private const double Tolerance = 0.01;

    private static readonly ImageTransform Transform = new() { Width = 23, Height = 17, Resize = ImageResize.ShorterSide, ShorterSide = 29, Pad = 114 };

    public static TheoryData<ImageResize, int, int> Sizes
    {
        get
        {
            var data = new TheoryData<ImageResize, int, int>();
            foreach (ImageResize resize in Enum.GetValues<ImageResize>())
            {
                foreach ((int width, int height) in new[] { (23, 17), (1, 1), (1, 40), (40, 1), (7, 5), (22, 90), (61, 16), (97, 83), (300, 200) })
                {
                    data.Add(resize, width, height);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Numbers_are_those_of_the_definition(ImageResize resize, int width, int height)
    {
        foreach (PixelFormat format in Enum.GetValues<PixelFormat>())
        {
            byte[] pixels = Noise(width, height, format);
            foreach ((ChannelOrder order, ImageLayout layout) in from o in Enum.GetValues<ChannelOrder>() from l in Enum.GetValues<ImageLayout>() select (o, l))
            {
                ImageTransform transform = Transform with { Resize = resize, Order = order, Layout = layout, Scale = 1 / 255.0, Mean = Three(order, 0.485, 0.456, 0.406), Deviation = Three(order, 0.229, 0.224, 0.225) };

                float[] numbers = Apply(transform, pixels, width, height, format);

                AssertClose(new ImageDefinition(transform).Apply(pixels, width, height, format), Array.ConvertAll(numbers, n => (double)n), Tolerance / 255 / 0.225);
            }
        }
    }

    [Fact]
    public void Halves_are_rounded_and_bytes_rounded_and_cut_off()
    {
        byte[] pixels = Noise(97, 83, PixelFormat.Rgb24);
        ImageTransform transform = Transform with { Mean = [20, 60, 127], Deviation = [0.5] };
        double[] expected = new ImageDefinition(transform).Apply(pixels, 97, 83, PixelFormat.Rgb24);
        var halves = new Half[transform.Count];
        byte[] bytes = new byte[transform.Count];

        var preprocessor = new ImagePreprocessor(transform);
        preprocessor.Apply(pixels, 97, 83, PixelFormat.Rgb24, halves);
        preprocessor.Apply(pixels, 97, 83, PixelFormat.Rgb24, bytes);

        AssertClose(expected, Array.ConvertAll(halves, h => (double)h), 0.13 + (2 * Tolerance));
        AssertClose(Array.ConvertAll(expected, e => Math.Clamp(e, 0, 255)), Array.ConvertAll(bytes, b => (double)b), 0.5 + (2 * Tolerance));
    }

    [Fact]
    public void The_same_colors_give_the_same_numbers_whatever_their_format_and_whatever_is_transparent()
    {
        byte[] rgb = Noise(50, 40, PixelFormat.Rgb24);
        float[] expected = Apply(Transform, rgb, 50, 40, PixelFormat.Rgb24);

        Assert.Equal(expected, Apply(Transform, Pixels(rgb, p => [p[2], p[1], p[0]]), 50, 40, PixelFormat.Bgr24));
        Assert.Equal(expected, Apply(Transform, Pixels(rgb, p => [p[0], p[1], p[2], (byte)(p[0] * 7)]), 50, 40, PixelFormat.Rgba32));
        Assert.Equal(expected, Apply(Transform, Pixels(rgb, p => [p[2], p[1], p[0], 0]), 50, 40, PixelFormat.Bgra32));
    }

    [Fact]
    public void Rows_that_are_too_short_for_vectors_give_the_same_numbers_bit_for_bit()
    {
        const int Height = 90;
        byte[] wide = Noise(40, Height, PixelFormat.Rgb24);
        byte[] narrow = [.. wide.Chunk(40 * 3).SelectMany(row => row[..15])];
        var transform = new ImageTransform { Width = 40, Height = 17, Layout = ImageLayout.Nhwc };

        float[] expected = Apply(transform, wide, 40, Height, PixelFormat.Rgb24);

        Assert.Equal(expected.Chunk(40 * 3).SelectMany(row => row[..15]), Apply(transform with { Width = 5 }, narrow, 5, Height, PixelFormat.Rgb24));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_lies_between_rows_does_not_matter(bool lastRowIsWhole)
    {
        byte[] pixels = Noise(50, 40, PixelFormat.Rgb24);
        byte[] padded = [.. pixels.Chunk(150).SelectMany((row, y) => (byte[])[.. row, (byte)y, 77])];
        float[] numbers = new float[Transform.Count];

        new ImagePreprocessor(Transform).Apply(lastRowIsWhole ? padded : padded[..^2], 50, 40, PixelFormat.Rgb24, numbers, stride: 152);

        Assert.Equal(Apply(Transform, pixels, 50, 40, PixelFormat.Rgb24), numbers);
    }

    [Fact]
    public void One_preprocessor_takes_images_of_any_size_one_after_the_other()
    {
        var preprocessor = new ImagePreprocessor(Transform);
        foreach ((int width, int height, PixelFormat format) in new[] { (90, 70, PixelFormat.Rgba32), (20, 30, PixelFormat.Gray8), (90, 70, PixelFormat.Rgb24), (20, 30, PixelFormat.Bgr24), (300, 30, PixelFormat.Gray8) })
        {
            byte[] pixels = Noise(width, height, format);
            float[] numbers = new float[Transform.Count];

            preprocessor.Apply(pixels, width, height, format, numbers);

            Assert.Equal(Apply(Transform, pixels, width, height, format), numbers);
        }
    }

    [Fact]
    public void Images_of_one_size_allocate_no_managed_byte()
    {
        var preprocessor = new ImagePreprocessor(Transform with { Mean = [1, 2, 3] });
        byte[] pixels = Noise(64, 48, PixelFormat.Rgba32);
        float[] numbers = new float[Transform.Count];
        Repeat();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Repeat();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Repeat()
        {
            for (int i = 0; i < 1000; i++)
            {
                preprocessor.Apply(pixels, 64, 48, i % 2 == 0 ? PixelFormat.Rgba32 : PixelFormat.Bgra32, numbers);
            }
        }
    }

    [Theory]
    [InlineData(23, 2, 4, 0, "An image of 2 x 4 pixels in Rgb24 has 24 bytes; there are 23 bytes.")]
    [InlineData(25, 2, 4, 0, "An image of 2 x 4 pixels in Rgb24 has 24 bytes; there are 25 bytes.")]
    [InlineData(29, 2, 4, 8, "An image of 2 x 4 pixels in Rgb24 has 30 to 32 bytes where its rows take 8; there are 29 bytes.")]
    [InlineData(33, 2, 4, 8, "An image of 2 x 4 pixels in Rgb24 has 30 to 32 bytes where its rows take 8; there are 33 bytes.")]
    [InlineData(24, 2, 4, 5, "An image of 2 x 4 pixels in Rgb24 takes rows of at least 6 bytes, not 5; there are 24 bytes.")]
    [InlineData(24, int.MaxValue, int.MaxValue, 0, "An image of 2147483647 x 2147483647 pixels in Rgb24 has 13835058042397261827 bytes; there are 24 bytes.")]
    public void An_image_of_another_length_is_refused(int length, int width, int height, int stride, string message)
    {
        var preprocessor = new ImagePreprocessor(Transform);

        ArgumentException error = Assert.Throws<ArgumentException>(() => preprocessor.Apply(new byte[length], width, height, PixelFormat.Rgb24, new float[Transform.Count], stride));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.Equal("pixels", error.ParamName);
    }

    [Fact]
    public void Sizes_formats_and_tensors_that_cannot_be_are_refused()
    {
        var preprocessor = new ImagePreprocessor(Transform);

        Assert.Equal("width", Assert.Throws<ArgumentOutOfRangeException>(() => preprocessor.Apply([], 0, 2, PixelFormat.Rgb24, new float[Transform.Count])).ParamName);
        Assert.Equal("height", Assert.Throws<ArgumentOutOfRangeException>(() => preprocessor.Apply([], 2, -1, PixelFormat.Rgb24, new float[Transform.Count])).ParamName);
        Assert.Equal("format", Assert.Throws<ArgumentOutOfRangeException>(() => preprocessor.Apply([], 2, 2, (PixelFormat)77, new float[Transform.Count])).ParamName);
        Assert.Equal("to", Assert.Throws<ArgumentException>(() => preprocessor.Apply(new byte[12], 2, 2, PixelFormat.Rgb24, new float[3])).ParamName);
    }

    private static double[] Three(ChannelOrder order, params double[] numbers) => order == ChannelOrder.Gray ? numbers[..1] : numbers;

    private static byte[] Noise(int width, int height, PixelFormat format)
    {
        byte[] pixels = new byte[width * height * (format switch { PixelFormat.Gray8 => 1, PixelFormat.Rgb24 or PixelFormat.Bgr24 => 3, _ => 4 })];
        new Random(width + height).NextBytes(pixels);
        return pixels;
    }

    private static byte[] Pixels(byte[] rgb, Func<byte[], byte[]> convert) => [.. rgb.Chunk(3).SelectMany(convert)];

    private static float[] Apply(ImageTransform transform, byte[] pixels, int width, int height, PixelFormat format)
    {
        float[] numbers = new float[transform.Count];
        transform.Apply(pixels, width, height, format, numbers);
        return numbers;
    }

    private static void AssertClose(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance, string.Create(CultureInfo.InvariantCulture, $"Number {i} is {actual[i]} instead of {expected[i]}."));
        }
    }
}
