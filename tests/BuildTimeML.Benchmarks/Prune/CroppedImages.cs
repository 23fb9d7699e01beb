using BuildTimeML.Compression.Calibration;
using BuildTimeML.Runtime;

namespace BuildTimeML.Benchmarks.Prune;

/// <summary>Images as they are, mirrored, and parts of them brought to their size again: a hundred images alone are too few to train with.</summary>
/// <param name="images">One input of [1, channels, height, width].</param>
/// <param name="copies">How many are made of each; the first is the image itself, the second its mirror image.</param>
internal sealed class CroppedImages(ISamples images, int copies) : ISamples
{
    private const double SmallestPart = 0.7;

    public int Count => images.Count * copies;

    public IReadOnlyList<NamedTensor> Read(int index)
    {
        NamedTensor image = images.Read(index % images.Count)[0];
        int copy = index / images.Count;
        var random = new Random(index);
        double part = copy < 2 ? 1 : SmallestPart + ((1 - SmallestPart) * random.NextDouble());
        var from = (TensorBuffer<float>)image.Tensor;
        var to = new TensorBuffer<float>(from.Shape);
        Crop(from, to, part, random.NextDouble() * (1 - part), random.NextDouble() * (1 - part), mirrored: copy % 2 == 1);
        return [new NamedTensor(image.Name, to)];
    }

    private static void Crop(TensorBuffer<float> from, TensorBuffer<float> to, double part, double left, double top, bool mirrored)
    {
        (int channels, int height, int width) = ((int)from.Shape[1], (int)from.Shape[2], (int)from.Shape[3]);
        for (int y = 0; y < height; y++)
        {
            double row = ((top * height) + (y * part)) * (height - 1) / height;
            for (int x = 0; x < width; x++)
            {
                double column = ((left * width) + ((mirrored ? width - 1 - x : x) * part)) * (width - 1) / width;
                for (int c = 0; c < channels; c++)
                {
                    to.Data[(((c * height) + y) * width) + x] = Between(from.Data.Slice(c * height * width, height * width), width, row, column);
                }
            }
        }
    }

    private static float Between(ReadOnlySpan<float> plane, int width, double row, double column)
    {
        (int y, int x) = ((int)row, (int)column);
        (float down, float right) = ((float)(row - y), (float)(column - x));
        int below = Math.Min(y + 1, (plane.Length / width) - 1);
        int beside = Math.Min(x + 1, width - 1);
        float upper = plane[(y * width) + x] + (right * (plane[(y * width) + beside] - plane[(y * width) + x]));
        float lower = plane[(below * width) + x] + (right * (plane[(below * width) + beside] - plane[(below * width) + x]));
        return upper + (down * (lower - upper));
    }
}
