namespace BuildTimeML.Runtime.Images;

/// <summary>
/// The weights of an antialiased bilinear filter along one axis: a triangle as wide as two pixels of the larger of the two grids,
/// cut off at the borders of the image and scaled to a sum of 1 (as Pillow's <c>Image.resize</c> with <c>BILINEAR</c>).
/// </summary>
internal sealed class TriangleFilter
{
    private readonly int[] _first;
    private readonly float[][] _weights;

    /// <param name="axis">What becomes what.</param>
    /// <param name="length">The pixels of the image along the axis.</param>
    public TriangleFilter(AxisPlacement axis, int length)
    {
        _first = new int[axis.Length];
        _weights = new float[axis.Length][];
        double step = (axis.To - axis.From) / axis.Length;
        double radius = Math.Max(step, 1);
        for (int i = 0; i < axis.Length; i++)
        {
            double centre = axis.From + ((i + 0.5) * step);
            int first = Math.Max((int)(centre - radius + 0.5), 0);
            int end = Math.Min((int)(centre + radius + 0.5), length);
            _first[i] = first;
            _weights[i] = Weights(first, end, centre, radius);
        }
    }

    /// <summary>The number of results.</summary>
    public int Count => _first.Length;

    /// <summary>The first pixel that a result is made of.</summary>
    public int First(int index) => _first[index];

    /// <summary>Behind the last pixel that any result is made of.</summary>
    public int End => First(Count - 1) + Weights(Count - 1).Length;

    /// <summary>The weights of that pixel and those that follow.</summary>
    public ReadOnlySpan<float> Weights(int index) => _weights[index];

    private static float[] Weights(int first, int end, double centre, double radius)
    {
        double[] weights = new double[end - first];
        double sum = 0;
        for (int x = 0; x < weights.Length; x++)
        {
            weights[x] = Math.Max(0, 1 - (Math.Abs(first + x + 0.5 - centre) / radius));
            sum += weights[x];
        }

        return Array.ConvertAll(weights, w => (float)(w / sum));
    }
}
