using System.Globalization;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Quantization.StaticInt8;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Quantization.StaticInt8;

public sealed class SmoothProductsTests
{
    private const int Channels = 16;
    private const double Float = 100;

    // One channel is sixty times as large as the others, and its weights a sixtieth.
    private static readonly string Scale = string.Join(", ", Enumerable.Range(0, Channels).Select(c => c == 3 ? "60" : "1"));

    [Theory]
    [InlineData("v = LayerNormalization<axis = -1>(x, g, b)")]
    [InlineData("v = LayerNormalization(x, g)")]
    [InlineData("t = Tanh(x)\n m = Mul(t, g)\n v = Add(b, m)")]
    [InlineData("t = Tanh(x)\n v = Mul(g, t)")]
    [InlineData("t = Tanh(x)\n m = MatMul(t, w0)\n a = Add(m, g)\n v = Relu(a)")]
    public void Channels_that_go_into_products_get_alike_and_the_model_stays_the_same(string body)
    {
        using Model model = Read(body);
        byte[] original = Compressed.Bytes(model);
        double before = Unevenness(model);

        PassLog log = Smooth(model);

        Assert.Equal(["v"], log.Decisions.Select(d => d.Subject));
        Engine.AssertClose(original, Compressed.Bytes(model), Float);
        Assert.InRange(Unevenness(model), 1, before / 2);
    }

    [Theory]
    [InlineData("v = LayerNormalization(x, g, b)\n o = Add(v, x)")]
    [InlineData("t = Tanh(x)\n v = Add(t, b)")]
    [InlineData("t = Add(x, x)\n v = Mul(t, t)")]
    [InlineData("m = MatMul(x, w0)\n v = Relu(m)\n o = Tanh(m)")]
    public void A_value_that_something_else_needs_or_that_has_no_scale_is_left_alone(string body)
    {
        using Model model = Read(body);
        byte[] original = Compressed.Bytes(model);

        Assert.Empty(Smooth(model).Decisions);
        Assert.Equal(original, Compressed.Bytes(model));
    }

    [Fact]
    public void A_channel_that_is_larger_than_the_others_costs_less()
    {
        using Model model = Read("v = LayerNormalization(x, g, b)");
        byte[] original = Compressed.Bytes(model);

        StaticModel.Quantize(model, ArraySamples.Normal("x", [4, Channels], 16));

        // With one step for channels as they are, all but one of them would have two bits.
        Engine.AssertClose(original, Compressed.Bytes(model), decibels: 30);
    }

    // The values 'v', and perhaps 'o', come of x; v goes into two products.
    private static Model Read(string body) => GraphTextReader.Read($$"""
        net (float[4, {{Channels}}] x) => (float y, float z{{(body.Contains("o =", StringComparison.Ordinal) ? ", float o" : "")}})
        <float[{{Channels}}] g = {{{Scale}}}, float[{{Channels}}] b = random(1), float[{{Channels}}, {{Channels}}] w0 = random(2),
         float[{{Channels}}, 8] w1 = {{{Weights(Channels * 8, i => i / 8)}}}, float[12, {{Channels}}] w2 = {{{Weights(12 * Channels, i => i % Channels)}}}, float[12] b2 = random(5)> {
          {{body}}
          y = MatMul(v, w1)
          z = Gemm<transB = 1>(v, w2, b2)
        }
        """);

    private static string Weights(int count, Func<int, int> channel)
    {
        float[] numbers = ArraySamples.Normal(new Random(count), count);
        return string.Join(", ", numbers.Select((n, i) => (channel(i) == 3 ? n / 60 : n).ToString(CultureInfo.InvariantCulture)));
    }

    private static PassLog Smooth(Model model)
    {
        var log = new PassLog();
        new SmoothProductsPass(new SchemeContext(ArraySamples.Normal("x", [4, Channels], 16), Progress: null, CancellationToken.None)).Run(model, log);
        return log;
    }

    // The largest channel of v by the mean of the others.
    private static double Unevenness(Model model)
    {
        float[] sizes = Compression.Calibration.ChannelMaxima.Run(model, ArraySamples.Normal("x", [4, Channels], 16), new Dictionary<string, int> { ["v"] = -1 })["v"];
        return sizes.Max() / sizes.Average();
    }
}
