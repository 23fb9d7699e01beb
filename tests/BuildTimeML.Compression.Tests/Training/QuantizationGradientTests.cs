using BuildTimeML.Compression.Tests.Training.Helpers;
using BuildTimeML.Graph;

namespace BuildTimeML.Compression.Tests.Training;

/// <summary>A quantiser is a staircase: what it gets is not its derivative, but the estimate of the published method, computed here in its own words.</summary>
public sealed class QuantizationGradientTests
{
    private static readonly float[] Elements = [-9.5f, -1.3f, -0.2f, 0.4f, 1.7f, 40];

    [Theory]
    [InlineData("<output_dtype = 3>", "", -128, 127, 0)]
    [InlineData("", ", z", -128, 127, 3)]
    public void One_scale_for_all(string attributes, string zeroPoint, double low, double high, double zero)
    {
        (double[] x, double[] scale) = Run($"q = QuantizeLinear{attributes}(x, s{zeroPoint}) y = DequantizeLinear(q, s{zeroPoint})", "float s = {0.0625}, int8 z = {3}");
        (double[] expectedX, double[] expectedScale) = Expected([.. Elements.Select(_ => 0.0625)], low, high, zero);

        Assert.Equal(expectedX, x);
        Assert.Equal(expectedScale.Sum(), Assert.Single(scale), 1e-4);
    }

    [Fact]
    public void A_scale_for_each_row()
    {
        (double[] x, double[] scale) = Run("q = QuantizeLinear<axis = 0>(x, s, z) y = DequantizeLinear<axis = 0>(q, s, z)", "float[2] s = {0.0625, 0.25}, uint8[2] z = {100, 2}");
        (double[] x1, double[] s1) = Expected([.. Elements.Select(_ => 0.0625)], 0, 255, 100);
        (double[] x2, double[] s2) = Expected([.. Elements.Select(_ => 0.25)], 0, 255, 2);

        Assert.Equal([.. x1.Take(3), .. x2.Skip(3)], x);
        Assert.Equal(s1.Take(3).Sum(), scale[0], 1e-4);
        Assert.Equal(s2.Skip(3).Sum(), scale[1], 1e-4);
    }

    // Esser et al. 2020, equation 3: round(x/s) - x/s within the range, and its end outside; nothing passes outside.
    private static (double[] X, double[] Scale) Expected(double[] scales, double low, double high, double zero)
    {
        double[] weights = [.. Elements.Select((_, i) => (double)OutputWeights.At(0, i))];
        double[] steps = [.. Elements.Zip(scales, (e, s) => e / s)];
        return (
            [.. steps.Select((v, i) => v < low - zero || v > high - zero ? 0 : weights[i])],
            [.. steps.Select((v, i) => weights[i] * (v < low - zero ? low - zero : v > high - zero ? high - zero : Math.Round(v) - v))]);
    }

    private static (double[] X, double[] Scale) Run(string body, string constants)
    {
        string text = $"net (float[2, 3] x) => (float[] y) <{constants}> {{ {body} }}";
        Parameter[] parameters = Parameter.Of(GraphTextReader.Read(text), multiplesOf: null);
        parameters[0] = parameters[0] with { Elements = Elements };
        double[][] gradients = AppendedGradient.Of(GraphTextReader.Read(text), parameters, options: null);
        return (gradients[0], gradients[1]);
    }
}
