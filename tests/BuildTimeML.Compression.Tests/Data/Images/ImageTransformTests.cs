using BuildTimeML.Compression.Data.Images;
using BuildTimeML.Runtime.Images;

namespace BuildTimeML.Compression.Tests.Data.Images;

public sealed class ImageTransformTests
{
    [Theory]
    [InlineData("444-13x17", 13, 17)]
    [InlineData("444-64x40", 64, 40)]
    public void Resizing_gives_what_the_reference_gives(string reference, int width, int height)
    {
        Image image = Fixtures.Reference("444");
        float[] numbers = Apply(new ImageTransform { Width = width, Height = height, Layout = ImageLayout.Nhwc }, image);

        // The reference rounds to bytes after each of its two passes.
        Assert.InRange(numbers.Zip(Fixtures.Reference(reference).Pixels, (n, p) => Math.Abs(n - p)).Max(), 0, 1.01);
    }

    [Theory]
    [InlineData(ImageResize.Stretch, 0, 0.0, 0.0, 29.0, 21.0)]
    [InlineData(ImageResize.Cover, 0, 4.0, 0.0, 25.0, 21.0)]
    [InlineData(ImageResize.ShorterSide, 14, 7.0, 3.0, 22.0, 18.0)]
    public void Each_way_to_resize_takes_its_part_of_the_image(ImageResize resize, int shorterSide, double left, double top, double right, double bottom)
    {
        Image image = Fixtures.Reference("444");
        var transform = new ImageTransform { Width = 10, Height = 10, Resize = resize, ShorterSide = shorterSide, Layout = ImageLayout.Nhwc };

        float[] numbers = Apply(transform, image);

        for (int i = 0; i < numbers.Length; i++)
        {
            (int x, int y, int c) = (i / 3 % 10, i / 30, i % 3);
            double expected = Plain(image, left, right, top, bottom, 10, 10, x, y, c);
            Assert.InRange(numbers[i], expected - 0.01, expected + 0.01);
        }
    }

    [Fact]
    public void A_contained_image_is_padded_evenly()
    {
        var white = new Image(4, 2, 1, [.. Enumerable.Repeat((byte)255, 8)]);

        float[] numbers = Apply(new ImageTransform { Width = 4, Height = 4, Order = ChannelOrder.Gray, Resize = ImageResize.Contain, Pad = 114, Scale = 1 / 255.0, Mean = [0.5], Deviation = [0.5] }, white);

        float pad = ((114 / 255f) - 0.5f) / 0.5f;
        Assert.Equal([pad, pad, pad, pad, 1, 1, 1, 1, 1, 1, 1, 1, pad, pad, pad, pad], numbers.Select(n => MathF.Round(n, 5)), (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void Channels_come_in_the_models_order_and_layout_and_each_is_scaled_by_its_own_numbers()
    {
        var image = new Image(2, 1, 3, [10, 20, 30, 40, 50, 60]);
        var transform = new ImageTransform { Width = 2, Height = 1, Mean = [1, 2, 3], Deviation = [1, 2, 4] };

        Assert.Equal([9f, 39, 9, 24, 6.75f, 14.25f], Apply(transform, image));
        Assert.Equal([29f, 59, 9, 24, 1.75f, 9.25f], Apply(transform with { Order = ChannelOrder.Bgr }, image));
        Assert.Equal([9f, 9, 6.75f, 39, 24, 14.25f], Apply(transform with { Layout = ImageLayout.Nhwc }, image));
        Assert.Equal([(0.299f * 10) + (0.587f * 20) + (0.114f * 30), (0.299f * 40) + (0.587f * 50) + (0.114f * 60)], Apply(new ImageTransform { Width = 2, Height = 1, Order = ChannelOrder.Gray }, image), (a, b) => Math.Abs(a - b) < 1e-4);
        Assert.Equal([7f, 9, 7, 9, 7, 9], Apply(new ImageTransform { Width = 2, Height = 1 }, new Image(2, 1, 1, [7, 9])));
    }

    [Fact]
    public void Sizes_that_do_not_fit_are_refused()
    {
        var transform = new ImageTransform { Width = 2, Height = 2 };

        Assert.Throws<ArgumentException>(() => transform.Apply(new byte[11], 2, 2, PixelFormat.Rgb24, new float[12]));
        Assert.Throws<ArgumentException>(() => transform.Apply(new byte[12], 2, 2, PixelFormat.Rgb24, new float[11]));
        Assert.Throws<ArgumentOutOfRangeException>(() => transform.Apply([], 0, 2, PixelFormat.Rgb24, new float[12]));
    }

    // The definition: each result is the mean of the pixels under a triangle in both directions.
    private static double Plain(Image image, double left, double right, double top, double bottom, int width, int height, int x, int y, int channel)
    {
        double sum = 0;
        double weights = 0;
        double across = (right - left) / width;
        double down = (bottom - top) / height;
        for (int py = 0; py < image.Height; py++)
        {
            for (int px = 0; px < image.Width; px++)
            {
                double weight = Triangle((px + 0.5 - left - ((x + 0.5) * across)) / Math.Max(across, 1)) * Triangle((py + 0.5 - top - ((y + 0.5) * down)) / Math.Max(down, 1));
                sum += weight * image.Pixels[(((py * image.Width) + px) * image.Channels) + channel];
                weights += weight;
            }
        }

        return sum / weights;
    }

    private static double Triangle(double distance) => Math.Max(0, 1 - Math.Abs(distance));

    private static float[] Apply(ImageTransform transform, Image image)
    {
        float[] numbers = new float[transform.Count];
        transform.Apply(image.Pixels, image.Width, image.Height, image.Format, numbers);
        return numbers;
    }
}
