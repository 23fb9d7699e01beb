using System.Globalization;

namespace BuildTimeML.Compression.Tests.Fusion;

/// <summary>Layers between QuantizeLinear and DequantizeLinear, written so that the engine fuses them or does not.</summary>
internal static class BrokenForms
{
    /// <summary>A MatMul and its bias, which the engine makes a Gemm of before it looks for 8 bits.</summary>
    public static string Product => $$"""
        net (float[2, 32] x) => (float[2, 8] y)
        <int8[32, 8] wq = {{{Steps(256)}}}, float[8] ws = {{{Scales(8)}}}, float xs = {0.02}, uint8 xz = {128}, float[8] b = random(2)> {
          q = QuantizeLinear(x, xs, xz)
          f = DequantizeLinear(q, xs, xz)
          w = DequantizeLinear<axis = 1>(wq, ws)
          c = MatMul(f, w)
          a = Add(c, b)
          y = Tanh(a)
        }
        """;

    /// <summary>A Gemm whose weights have a scale and no zero point.</summary>
    public static string Gemm => $$"""
        net (float[2, 32] x) => (float[2, 8] y)
        <int8[32, 8] wq = {{{Steps(256)}}}, float[8] ws = {{{Scales(8)}}}, float xs = {0.02}, uint8 xz = {128}> {
          q = QuantizeLinear(x, xs, xz)
          f = DequantizeLinear(q, xs, xz)
          w = DequantizeLinear<axis = 1>(wq, ws)
          c = Gemm(f, w)
          cq = QuantizeLinear(c, xs, xz)
          cf = DequantizeLinear(cq, xs, xz)
          y = Tanh(cf)
        }
        """;

    /// <param name="behind">Makes 'r' of what the layer gives, 'c'.</param>
    /// <param name="zeroPoint">Of r in 8 bits.</param>
    /// <param name="scale">Of r in 8 bits.</param>
    /// <param name="layer">The operator.</param>
    public static string Conv(string behind, int zeroPoint, double scale, string layer = "Conv") => $$"""
        net (float[1, 4, 8, 8] x) => (float y)
        <int8[4, 4, 1, 1] wq = {{{Steps(16)}}}, float[4] ws = {{{Scales(4)}}}, float xs = {0.02}, uint8 xz = {128},
         float rs = {{{scale.ToString(CultureInfo.InvariantCulture)}}}, uint8 rz = {{{zeroPoint}}}, float low = {0}, float high = {6}> {
          q = QuantizeLinear(x, xs, xz)
          f = DequantizeLinear(q, xs, xz)
          w = DequantizeLinear<axis = 0>(wq, ws)
          c = {{layer}}(f, w)
          {{behind}}
          rq = QuantizeLinear(r, rs, rz)
          rf = DequantizeLinear(rq, rs, rz)
          y = ReduceSum<keepdims = 0>(rf)
        }
        """;

    /// <summary>An operator between values of 8 bits.</summary>
    /// <param name="body">Makes 'r' of 'f' and 'g', which come out of DequantizeLinear; 'c' is the operator's result.</param>
    /// <param name="zeroPoint">Of r in 8 bits.</param>
    /// <param name="scale">Of r in 8 bits; that of f is 0.02, with the zero point 128.</param>
    public static string Operator(string body, int zeroPoint, double scale) => $$"""
        net (float[1, 4, 8, 8] x, float[1, 4, 8, 8] z) => (float y)
        <float xs = {0.02}, uint8 xz = {128}, float rs = {{{scale.ToString(CultureInfo.InvariantCulture)}}}, uint8 rz = {{{zeroPoint}}}> {
          q = QuantizeLinear(x, xs, xz)
          f = DequantizeLinear(q, xs, xz)
          p = QuantizeLinear(z, xs, xz)
          g = DequantizeLinear(p, xs, xz)
          {{body}}
          rq = QuantizeLinear(r, rs, rz)
          rf = DequantizeLinear(rq, rs, rz)
          y = ReduceSum<keepdims = 0>(rf)
        }
        """;

    /// <summary>A layer of float32 between values of 8 bits.</summary>
    public static string FloatLayer(string layer) => $$"""
        net (float[2, 32] x) => (float y)
        <float[32, 8] w = random(1), float[8] b = random(2), float xs = {0.02}, uint8 xz = {128}, float rs = {0.05}, uint8 rz = {0}> {
          q = QuantizeLinear(x, xs, xz)
          f = DequantizeLinear(q, xs, xz)
          {{layer}}
          rq = QuantizeLinear(r, rs, rz)
          rf = DequantizeLinear(rq, rs, rz)
          y = ReduceSum<keepdims = 0>(rf)
        }
        """;

    private static string Steps(int count) => string.Join(", ", Enumerable.Range(0, count).Select(i => (i * 37 % 127) - 63));

    private static string Scales(int count) => string.Join(", ", Enumerable.Repeat("0.01", count));
}
