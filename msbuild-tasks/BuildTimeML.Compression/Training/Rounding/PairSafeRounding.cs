using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Quantization.StaticInt8;

namespace BuildTimeML.Compression.Training.Rounding;

/// <summary>
/// Signed bytes by a learned step per row, whose neighbours no CPU saturates with. Steps stay among those that <see cref="PairSafeScale"/> tries, so that it
/// finds them in the rounded weights again. A gradient passes to every weight that is not beyond the largest byte.
/// </summary>
internal sealed class PairSafeRounding : IRounding
{
    private readonly StaticLayer _layer;
    private readonly float[] _first;
    private readonly float[] _row;
    private readonly sbyte[] _codes;
    private readonly double _gradientScale;

    /// <param name="layer">In float32.</param>
    public PairSafeRounding(StaticLayer layer)
    {
        _layer = layer;
        _row = new float[layer.Columns];
        _codes = new sbyte[layer.Columns];
        _first = new float[layer.Rows];
        _gradientScale = StepSize.GradientScale(layer.Columns, Int8Weights.Limit);
        ReadOnlySpan<float> weights = layer.Weight.Initializer!.Elements<float>();
        double[] importance = [.. Enumerable.Repeat(1.0, layer.Columns)];
        for (int row = 0; row < layer.Rows; row++)
        {
            layer.Gather(weights, row, _row);
            _first[row] = PairSafeScale.OfRow(_row, importance, !layer.IsDepthwise).Scale;
        }
    }

    /// <summary>How many steps there are.</summary>
    public int Rows => _layer.Rows;

    /// <summary>The factors on the steps; their gradients are written here.</summary>
    public TrainedWeight? Factors { get; set; }

    public void Round(ReadOnlySpan<float> weights, Span<float> rounded)
    {
        for (int row = 0; row < Rows; row++)
        {
            float step = RoundRow(weights, row);
            for (int column = 0; column < _codes.Length; column++)
            {
                rounded[_layer.IndexOf(row, column)] = _codes[column] * step;
            }
        }
    }

    /// <summary>From gradients of the rounded weights to those of the factors and of the weights.</summary>
    /// <param name="weights">Not rounded.</param>
    /// <param name="gradients">Becomes 0 where a weight is clipped.</param>
    public void Differentiate(ReadOnlySpan<float> weights, Span<float> gradients)
    {
        for (int row = 0; row < Rows; row++)
        {
            float step = RoundRow(weights, row);
            double sum = 0;
            for (int column = 0; column < _codes.Length; column++)
            {
                float inSteps = _row[column] / step;
                bool isClipped = MathF.Abs(inSteps) > Int8Weights.Limit;
                ref float gradient = ref gradients[_layer.IndexOf(row, column)];
                sum += (double)gradient * (isClipped ? _codes[column] : _codes[column] - inSteps);
                gradient = isClipped ? 0 : gradient;
            }

            Factors!.Gradient.Data[row] = (float)(sum * _gradientScale / _first[row]);
        }
    }

    private float RoundRow(ReadOnlySpan<float> weights, int row)
    {
        _layer.Gather(weights, row, _row);
        float step = PairSafeScale.Nearest(_row, _first[row] * (Factors is null ? 1 : Factors.Value.Data[row]));
        if (_layer.IsDepthwise)
        {
            Int8Weights.Round(_row, step, _codes);
        }
        else
        {
            PairSafeScale.Round(_row, step, _codes);
        }

        return step;
    }
}
