using BuildTimeML.Compression.Calibration;

namespace BuildTimeML.Compression.Quantization.StaticInt8;

/// <summary>
/// The mean of xx' of what a layer is fed, for each of its groups, columns as the layer adds up. Of a Conv, a number of patches per
/// run, spread evenly over its outputs, stands for all.
/// </summary>
/// <param name="layer">Of one or two spatial dimensions where it is a Conv.</param>
internal sealed class LayerGram(StaticLayer layer) : IActivationStatistic
{
    /// <summary>The most patches of one run.</summary>
    public const int Patches = 64;

    private readonly double[][] _sums = [.. Enumerable.Range(0, layer.Groups).Select(_ => new double[layer.Columns * layer.Columns])];
    private readonly float[] _patch = new float[layer.Columns];
    private readonly PatchAxis[] _axes = layer.IsConv ? PatchAxis.Of(layer.Node, layer.Weight.Initializer!.Dimensions[2..]) : [];
    private long _count;
    private int _runs;

    /// <summary>Whether the matrices of a layer are worth their memory and their time.</summary>
    public static bool IsFit(StaticLayer layer) => layer.Columns <= 1024 && (!layer.IsConv || layer.Weight.Initializer!.Rank is 3 or 4);

    /// <summary>Of each group, row by row.</summary>
    public IReadOnlyList<double[]> Means()
    {
        int columns = layer.Columns;
        foreach (double[] sums in _sums)
        {
            for (int i = 0; i < columns; i++)
            {
                for (int j = i; j < columns; j++)
                {
                    sums[(j * columns) + i] = sums[(i * columns) + j] /= _count;
                }
            }
        }

        return _sums;
    }

    public bool Add(ReadOnlySpan<float> elements, ReadOnlySpan<long> shape)
    {
        if (layer.IsConv)
        {
            AddPatches(elements, shape);
            return true;
        }

        for (int start = 0; start < elements.Length; start += layer.Columns)
        {
            AddProducts(_sums[0], elements.Slice(start, layer.Columns));
            _count++;
        }

        return true;
    }

    private void AddPatches(ReadOnlySpan<float> elements, ReadOnlySpan<long> shape)
    {
        (PatchAxis vertical, int height) = _axes.Length == 2 ? (_axes[0], (int)shape[2]) : (new PatchAxis(1, 1, 1, 0, 0, "NOTSET"), 1);
        (PatchAxis horizontal, int width) = (_axes[^1], (int)shape[^1]);
        (int rows, int top) = vertical.Over(height);
        (int columns, int left) = horizontal.Over(width);
        int imageSize = (int)shape[1] * height * width;
        int positions = (int)shape[0] * rows * columns;
        int step = Math.Max(1, positions / Patches);
        for (int position = _runs++ % step; position < positions; position += step)
        {
            (int image, int place) = Math.DivRem(position, rows * columns);
            (int y, int x) = Math.DivRem(place, columns);
            for (int group = 0; group < layer.Groups; group++)
            {
                ReadOnlySpan<float> source = elements.Slice((image * imageSize) + (group * layer.InputChannels * height * width), layer.InputChannels * height * width);
                Gather(source, vertical, (y * vertical.Stride) + top, height, horizontal, (x * horizontal.Stride) + left, width);
                AddProducts(_sums[group], _patch);
            }

            _count++;
        }
    }

    private void Gather(ReadOnlySpan<float> source, PatchAxis vertical, int top, int height, PatchAxis horizontal, int left, int width)
    {
        int channels = layer.InputChannels;
        for (int tap = 0; tap < layer.Taps; tap++)
        {
            int y = top + (tap / horizontal.Kernel * vertical.Dilation);
            int x = left + (tap % horizontal.Kernel * horizontal.Dilation);
            bool inside = y >= 0 && y < height && x >= 0 && x < width;
            for (int c = 0; c < channels; c++)
            {
                _patch[(tap * channels) + c] = inside ? source[(((c * height) + y) * width) + x] : 0;
            }
        }
    }

    private static void AddProducts(double[] sums, ReadOnlySpan<float> x)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double factor = x[i];
            if (factor != 0)
            {
                Span<double> row = sums.AsSpan(i * x.Length, x.Length);
                for (int j = i; j < x.Length; j++)
                {
                    row[j] += factor * x[j];
                }
            }
        }
    }
}
