using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Quantization;

/// <summary>Weights as signed bytes from -127 to 127 and float32 scales; zero stays zero.</summary>
/// <param name="Data">In the order of the weights.</param>
/// <param name="Scales">One per channel, or one for all.</param>
/// <param name="Axis">The axis that the channels lie along; null where there is one scale for all.</param>
internal sealed record Int8Weights(sbyte[] Data, float[] Scales, int? Axis)
{
    public const int Limit = 127;

    // A bit halves the steps and so divides their squared error by four.
    private const double ErrorRatioOfABit = 4;

    /// <param name="weights">Finite numbers, in C order.</param>
    /// <param name="dimensions">Of the weights.</param>
    /// <param name="axis">The axis of the channels; null where there is none.</param>
    /// <param name="choice">How many scales to use.</param>
    public static Int8Weights Quantize(ReadOnlySpan<float> weights, ReadOnlySpan<long> dimensions, int? axis, ScaleChoice choice)
    {
        (Int8Weights perChannel, double channelError) = Quantize(weights, dimensions, axis);
        if (choice == ScaleChoice.PerChannel || axis is null)
        {
            return perChannel;
        }

        (Int8Weights single, double singleError) = Quantize(weights, dimensions, axis: null);
        return IsWorthABit(singleError, channelError) ? perChannel : single;
    }

    /// <summary>The same scales, and codes that change a layer's output less.</summary>
    /// <param name="weights">What this was made of: of rank 2, or of any rank where the channels lie along axis 0.</param>
    /// <param name="channelAxis">The axis of the layer's outputs.</param>
    /// <param name="inverses">Of what the layer sees, one for each of its groups.</param>
    /// <param name="cancellation">Ends the work between rows.</param>
    public Int8Weights WithErrorsMadeGood(Tensor weights, int channelAxis, InverseFactor[] inverses, CancellationToken cancellation)
    {
        var rows = MatrixRows.Of(weights, isTransposed: channelAxis == 1);
        var grids = new List<ChannelGrid>();
        LayerRounding.Run(rows, inverses, Next, cancellation);
        return this with { Data = rows.InMemoryOrder<sbyte>([.. grids.SelectMany(g => g.Codes)]) };

        ChannelGrid Next(int first, int count)
        {
            grids.Add(new ChannelGrid(ScalesOf(first, count), rows.Columns, pairSafe: false));
            return grids[^1];
        }
    }

    /// <summary>Whether a scale per channel is worth a bit per weight or more.</summary>
    /// <param name="single">The squared error of one scale for all.</param>
    /// <param name="perChannel">That of a scale per channel.</param>
    public static bool IsWorthABit(double single, double perChannel) => single >= ErrorRatioOfABit * perChannel && single > 0;

    public static sbyte Round(float weight, float scale) => (sbyte)Math.Clamp(MathF.Round(weight / scale), -Limit, Limit);

    public static void Round(ReadOnlySpan<float> weights, float scale, Span<sbyte> to)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            to[i] = Round(weights[i], scale);
        }
    }

    private float[] ScalesOf(int first, int count) => Axis is null ? [.. Enumerable.Repeat(Scales[0], count)] : Scales[first..(first + count)];

    private static (Int8Weights Weights, double SquaredError) Quantize(ReadOnlySpan<float> weights, ReadOnlySpan<long> dimensions, int? axis)
    {
        var layout = ChannelLayout.Of(dimensions, axis);
        sbyte[] data = new sbyte[weights.Length];
        float[] scales = new float[layout.Channels];
        float[] channel = new float[layout.Outer * layout.Inner];
        double squaredError = 0;
        for (int c = 0; c < layout.Channels; c++)
        {
            layout.Gather(weights, c, channel);
            scales[c] = ScaleSearch.Best(channel, out double channelError);
            squaredError += channelError;
            layout.Scatter(channel, c, scales[c], data);
        }

        return (new Int8Weights(data, scales, axis), squaredError);
    }
}
