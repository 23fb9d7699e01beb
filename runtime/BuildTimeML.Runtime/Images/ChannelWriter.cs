namespace BuildTimeML.Runtime.Images;

/// <summary>Puts resized pixels into a tensor: channels in the model's order, scaled, and what the image does not fill padded.</summary>
internal static class ChannelWriter
{
    private const float Red = 0.299f;
    private const float Green = 0.587f;
    private const float Blue = 0.114f;

    /// <param name="transform">What to make.</param>
    /// <param name="placement">Where the pixels go.</param>
    /// <param name="pixels">Rows of pixels, the channels of a pixel side by side.</param>
    /// <param name="channels">Of the pixels: 1 or 3.</param>
    /// <param name="to">Receives the tensor's numbers.</param>
    public static void Write(ImageTransform transform, ImagePlacement placement, ReadOnlySpan<float> pixels, int channels, Span<float> to)
    {
        int width = placement.Horizontal.Length;
        for (int c = 0; c < transform.Channels; c++)
        {
            (float factor, float offset) = Line(transform, c);
            Plane plane = Plane.Of(transform, c);
            bool whole = width == transform.Width && placement.Vertical.Length == transform.Height;
            if (!whole)
            {
                Pad(transform, plane, (transform.Pad * factor) + offset, to);
            }

            for (int y = 0; y < placement.Vertical.Length; y++)
            {
                ReadOnlySpan<float> row = pixels.Slice(y * width * channels, width * channels);
                int at = plane.At(placement.Horizontal.Offset, placement.Vertical.Offset + y);
                for (int x = 0; x < width; x++)
                {
                    to[at + (x * plane.Step)] = (Channel(row.Slice(x * channels, channels), transform.Order, c) * factor) + offset;
                }
            }
        }
    }

    // (pixel * scale - mean) / deviation as one product and one sum.
    private static (float Factor, float Offset) Line(ImageTransform transform, int channel)
    {
        double mean = transform.Mean[transform.Mean.Count == 1 ? 0 : channel];
        double deviation = transform.Deviation[transform.Deviation.Count == 1 ? 0 : channel];
        return ((float)(transform.Scale / deviation), (float)(-mean / deviation));
    }

    private static float Channel(ReadOnlySpan<float> pixel, ChannelOrder order, int channel) => pixel.Length == 1 ? pixel[0] : order switch
    {
        ChannelOrder.Rgb => pixel[channel],
        ChannelOrder.Bgr => pixel[2 - channel],
        _ => (Red * pixel[0]) + (Green * pixel[1]) + (Blue * pixel[2]),
    };

    private static void Pad(ImageTransform transform, Plane plane, float value, Span<float> to)
    {
        for (int y = 0; y < transform.Height; y++)
        {
            for (int x = 0; x < transform.Width; x++)
            {
                to[plane.At(x, y)] = value;
            }
        }
    }

    /// <summary>Where the numbers of one channel lie.</summary>
    private readonly record struct Plane(int Start, int Row, int Step)
    {
        public static Plane Of(ImageTransform transform, int channel) => transform.Layout == ImageLayout.Nchw
            ? new(channel * transform.Width * transform.Height, transform.Width, 1)
            : new(channel, transform.Width * transform.Channels, transform.Channels);

        public int At(int x, int y) => Start + (y * Row) + (x * Step);
    }
}
