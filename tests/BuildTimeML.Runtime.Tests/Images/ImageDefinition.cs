using BuildTimeML.Runtime.Images;

namespace BuildTimeML.Runtime.Tests.Images;

/// <summary>What docs/data.md says of images, number by number and in double.</summary>
internal sealed class ImageDefinition(ImageTransform transform)
{
    private const int Red = 0;
    private const int Green = 1;
    private const int Blue = 2;

    /// <returns>The numbers of the tensor, before they are rounded to its type.</returns>
    public double[] Apply(ReadOnlySpan<byte> pixels, int width, int height, PixelFormat format)
    {
        double[] numbers = new double[transform.Count];
        Axis[] columns = Axes(width, transform.Width, Step(width, height, width, transform.Width));
        Axis[] rows = Axes(height, transform.Height, Step(width, height, height, transform.Height));
        for (int y = 0; y < transform.Height; y++)
        {
            for (int x = 0; x < transform.Width; x++)
            {
                double[] colors = [Mean(pixels, width, format, columns[x], rows[y], Red), Mean(pixels, width, format, columns[x], rows[y], Green), Mean(pixels, width, format, columns[x], rows[y], Blue)];
                for (int channel = 0; channel < transform.Channels; channel++)
                {
                    double mean = transform.Mean[transform.Mean.Count == 1 ? 0 : channel];
                    double deviation = transform.Deviation[transform.Deviation.Count == 1 ? 0 : channel];
                    numbers[At(x, y, channel)] = ((Channel(colors, channel) * transform.Scale) - mean) / deviation;
                }
            }
        }

        return numbers;
    }

    private double Step(int width, int height, int image, int input)
    {
        (double across, double down) = ((double)width / transform.Width, (double)height / transform.Height);
        return transform.Resize switch
        {
            ImageResize.Cover => Math.Min(across, down),
            ImageResize.Contain => Math.Max(across, down),
            ImageResize.ShorterSide => (double)Math.Min(width, height) / transform.ShorterSide,
            _ => (double)image / input,
        };
    }

    private Axis[] Axes(int image, int input, double step)
    {
        if (transform.Resize != ImageResize.Contain)
        {
            double start = (image - (input * step)) / 2;
            return [.. Enumerable.Range(0, input).Select(i => Axis.Of(start + ((i + 0.5) * step), step, image))];
        }

        int length = Math.Clamp((int)Math.Round(image / step), 1, input);
        int offset = (input - length) / 2;
        return [.. Enumerable.Range(0, input).Select(i => i < offset || i >= offset + length
            ? Axis.Outside
            : Axis.Of((i - offset + 0.5) * image / length, (double)image / length, image))];
    }

    private double Mean(ReadOnlySpan<byte> pixels, int width, PixelFormat format, Axis column, Axis row, int color)
    {
        if (column.Weights.Length == 0 || row.Weights.Length == 0)
        {
            return transform.Pad;
        }

        (int size, int index) = format switch
        {
            PixelFormat.Rgb24 => (3, color),
            PixelFormat.Bgr24 => (3, 2 - color),
            PixelFormat.Rgba32 => (4, color),
            PixelFormat.Bgra32 => (4, 2 - color),
            _ => (1, 0),
        };
        double sum = 0;
        for (int y = 0; y < row.Weights.Length; y++)
        {
            for (int x = 0; x < column.Weights.Length; x++)
            {
                sum += row.Weights[y] * column.Weights[x] * pixels[((((row.First + y) * width) + column.First + x) * size) + index];
            }
        }

        return sum;
    }

    private double Channel(double[] colors, int channel) => transform.Order switch
    {
        ChannelOrder.Rgb => colors[channel],
        ChannelOrder.Bgr => colors[2 - channel],
        _ => (0.299 * colors[Red]) + (0.587 * colors[Green]) + (0.114 * colors[Blue]),
    };

    private int At(int x, int y, int channel) => transform.Layout == ImageLayout.Nchw
        ? (((channel * transform.Height) + y) * transform.Width) + x
        : (((y * transform.Width) + x) * transform.Channels) + channel;

    /// <summary>The weights of pixels along one side: a triangle around a centre, with a sum of 1.</summary>
    private sealed record Axis(int First, double[] Weights)
    {
        public static readonly Axis Outside = new(0, []);

        public static Axis Of(double centre, double step, int length)
        {
            double[] triangle = [.. Enumerable.Range(0, length).Select(i => Math.Max(0, 1 - (Math.Abs(i + 0.5 - centre) / Math.Max(step, 1))))];
            int first = Array.FindIndex(triangle, w => w > 0);
            int last = Array.FindLastIndex(triangle, w => w > 0);
            double sum = triangle.Sum();
            return new Axis(first, [.. triangle[first..(last + 1)].Select(w => w / sum)]);
        }
    }
}
