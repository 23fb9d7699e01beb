using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Quantization.StaticInt8;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.Rounding;

/// <summary>The learned step of activations that share 8 bits. Their zero point stays.</summary>
/// <param name="group">The values.</param>
/// <param name="first">Their 8 bits at first.</param>
/// <param name="factor">What the graph multiplies the step by.</param>
/// <param name="numbers">How many numbers of a sample it rounds.</param>
internal sealed class ActivationStep(ActivationGroup group, UInt8Grid first, Value factor, long numbers) : IRounding
{
    private readonly string[] _values = [.. group.Values.Select(v => v.Name)];
    private readonly float _most = Math.Min(StepSize.Most, Math.Min(Share(group.Bounds?.Maximum, first.Maximum), Share(group.Bounds?.Minimum, first.Minimum)));

    public Value Factor => factor;

    /// <summary>What the gradient of the factor is multiplied by.</summary>
    public double GradientScale => StepSize.GradientScale(numbers, UInt8Grid.Levels) / ((double)first.Scale * first.Scale);

    /// <summary>The engine has the range for the clamp's bounds: it must not reach beyond them.</summary>
    public void Round(ReadOnlySpan<float> weights, Span<float> rounded) => rounded[0] = Math.Clamp(weights[0], StepSize.Least, _most);

    /// <summary>The range of each value.</summary>
    /// <param name="learned">The factor that training found.</param>
    public IEnumerable<KeyValuePair<string, ValueRange>> Ranges(float learned)
    {
        UInt8Grid grid = first with { Scale = first.Scale * learned };
        return _values.Select(v => KeyValuePair.Create(v, new ValueRange(grid.Minimum, grid.Maximum)));
    }

    private static float Share(float? bound, float end) => bound is { } b && float.IsFinite(b) && end != 0 ? Math.Max(b / end, StepSize.Least) : float.PositiveInfinity;
}
