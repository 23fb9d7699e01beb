using System.Runtime.InteropServices;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning;

/// <summary>
/// The weights of a layer as a matrix: a row for each output, a column for each weight of it. Those of a Conv that one tap has lie side
/// by side, input channel by input channel, so that what is chosen in groups along a row lies along the input channels.
/// </summary>
internal sealed class PrunedLayer
{
    private readonly MatrixRows _matrix;
    private readonly int[]? _order;

    private PrunedLayer(Value weight, MatrixRows matrix, int[]? order, int channels)
    {
        (Weight, _matrix, _order, Channels) = (weight, matrix, order, channels);
        Elements = new float[matrix.Rows * matrix.Columns];
        matrix.Copy(0, matrix.Rows, Elements);
        if (order is not null)
        {
            for (int row = 0; row < Rows; row++)
            {
                float[] line = Elements[(row * Columns)..((row + 1) * Columns)];
                for (int c = 0; c < Columns; c++)
                {
                    Elements[(row * Columns) + c] = line[order[c]];
                }
            }
        }
    }

    public Value Weight { get; }

    public int Rows => _matrix.Rows;

    public int Columns => _matrix.Columns;

    /// <summary>How many weights in a row have inputs of one tap: all of them, but for a Conv.</summary>
    public int Channels { get; }

    /// <summary>Row by row; to be changed in place.</summary>
    public float[] Elements { get; }

    /// <summary>What the layer sees, in the order of <see cref="Columns"/>: for each of its groups, whose rows follow one another. None without samples.</summary>
    public GramMatrix? Gram { get; private set; }

    /// <param name="weight">A float32 constant that a layer multiplies with.</param>
    /// <param name="channelAxis">The axis of the layer's outputs: 0, or 1 of a matrix.</param>
    /// <param name="gram">What the layer sees, in the order of the weights in memory; null where that is not known.</param>
    public static PrunedLayer Of(Value weight, int channelAxis, GramMatrix? gram)
    {
        Tensor tensor = weight.Initializer!;
        int channels = (int)tensor.Dimensions[tensor.Rank > 1 ? 1 - Math.Min(channelAxis, 1) : 0];
        var matrix = MatrixRows.Of(tensor, isTransposed: channelAxis == 1);
        int[]? order = tensor.Rank > 2 ? ChannelsFirst(channels, matrix.Columns / Math.Max(1, channels)) : null;
        return new PrunedLayer(weight, matrix, order, channels) { Gram = gram is null ? null : Reordered(gram, order) };
    }

    /// <summary>The weights as they are now, as the layer keeps them.</summary>
    public Tensor ToTensor(Model model)
    {
        float[] rows = Elements;
        if (_order is not null)
        {
            rows = new float[Elements.Length];
            for (int i = 0; i < rows.Length; i++)
            {
                int row = i / Columns;
                rows[(row * Columns) + _order[i - (row * Columns)]] = Elements[i];
            }
        }

        Memory<byte> bytes = model.Allocate(rows.Length * sizeof(float));
        MemoryMarshal.AsBytes<float>(_matrix.InMemoryOrder(rows)).CopyTo(bytes.Span);
        return new Tensor(ElementType.Float32, Weight.Initializer!.Dimensions, bytes);
    }

    // For each column the one in memory, which has the taps of a channel side by side.
    private static int[] ChannelsFirst(int channels, int taps) => [.. Enumerable.Range(0, channels * taps).Select(c => (c % channels * taps) + (c / channels))];

    private static GramMatrix Reordered(GramMatrix gram, int[]? order)
    {
        if (order is null)
        {
            return gram;
        }

        double[] elements = new double[gram.Elements.Length];
        int length = gram.Length;
        for (int group = 0; group < gram.Groups; group++)
        {
            ReadOnlySpan<double> from = gram.Group(group);
            Span<double> to = elements.AsSpan(group * length * length, length * length);
            for (int i = 0; i < length; i++)
            {
                for (int j = 0; j < length; j++)
                {
                    to[(i * length) + j] = from[(order[i] * length) + order[j]];
                }
            }
        }

        return gram with { Elements = elements };
    }
}
