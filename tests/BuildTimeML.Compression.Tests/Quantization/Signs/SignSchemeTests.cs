using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Quantization.Signs;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Quantization.Signs;

public sealed class SignSchemeTests
{
    [Theory]
    [InlineData(true, new double[] { 1, -1, 0.1, -0.1 }, 1, 1)]
    [InlineData(true, new double[] { 3, 3, 3, 3 }, 3, 3)]
    [InlineData(true, new double[] { 0, 0, 0 }, 0, double.PositiveInfinity)]
    [InlineData(true, new double[] { 4, 1, -1, 0, 1 }, 4, 4)]
    [InlineData(false, new double[] { 1, -3, 2, 2 }, 2, 0)]
    public void The_scale_leaves_the_least_squared_error(bool hasZero, double[] weights, double scale, double threshold)
    {
        Assert.Equal((scale, threshold), SignFit.Of(weights, hasZero));

        double best = Error(scale, threshold);
        for (double other = 0.1; other < 5; other += 0.1)
        {
            Assert.All(weights.Select(Math.Abs).Append(double.PositiveInfinity), t => Assert.True(Error(other, hasZero ? t : 0) >= best - 1e-9));
        }

        double Error(double s, double t) => weights.Sum(w => Math.Pow(w - (Math.Abs(w) < t ? 0 : w < 0 ? -s : s), 2));
    }

    [Theory]
    [InlineData(true, new byte[] { 2, 0, 1, 2, 1, 2 }, new byte[] { 2 + (9 * 1) + (27 * 2) + (81 * 1), 2 })]
    [InlineData(false, new byte[] { 1, 0, 1, 1, 0, 0, 0, 1, 1 }, new byte[] { 0b10001101, 1 })]
    public void Digits_fill_bytes_from_the_least_on(bool hasZero, byte[] digits, byte[] expected)
    {
        var format = new SignFormat(hasZero);
        byte[] packed = new byte[format.Bytes(digits.Length)];

        format.Pack(digits, packed);

        Assert.Equal(expected, packed);
    }

    [Theory]
    [InlineData(true, "MatMul")]
    [InlineData(true, "Gemm transB")]
    [InlineData(true, "Conv")]
    [InlineData(true, "Conv in groups")]
    [InlineData(false, "MatMul")]
    [InlineData(false, "Gemm transB")]
    [InlineData(false, "Conv")]
    [InlineData(false, "Conv in groups")]
    public void Weights_that_are_signs_already_come_out_as_they_were(bool hasZero, string layer)
    {
        using Model model = Make(layer, hasZero).Build();
        byte[] original = Compressed.Bytes(model);

        PassRunner.Run(model, [new SignStoragePass(new SignFormat(hasZero), SchemeContext.Empty)], new PassLog());

        byte[] stored = Compressed.Bytes(model);
        Rewriting.AssertEquivalent(original, stored, 1e-6);
        Assert.InRange((double)stored.Length / original.Length, 0, hasZero ? 0.13 : 0.11);
    }

    [Fact]
    public void Samples_lower_the_error()
    {
        double[] decibels = [.. new[] { SchemeContext.Empty, new SchemeContext(CorrelatedSamples.Of("x", [4, 96], 60), Progress: null, CancellationToken.None) }.Select(context =>
        {
            using Model model = new GraphBuilder(4, 96).Weight("w", 96, 64).Node("MatMul", ["x", "w"], "y").Build();
            byte[] original = Compressed.Bytes(model);
            PassRunner.Run(model, [new SignStoragePass(new SignFormat(HasZero: true), context)], new PassLog());
            ArraySamples others = CorrelatedSamples.Of("x", [4, 96], 20, seed: 2);
            return SignalToNoise.Decibels(Engine.Outputs(original, others), Engine.Outputs(Compressed.Bytes(model), others));
        })];

        Assert.InRange(decibels[1], decibels[0] + 1, 60);
    }

    [Fact]
    public void The_first_layer_and_the_last_keep_8_bits()
    {
        using Model model = new GraphBuilder(1, 64).Weight("a", 64, 64).Weight("b", 64, 64).Weight("c", 64, 64)
            .Node("MatMul", ["x", "a"], "h").Node("Relu", ["h"], "r").Node("MatMul", ["r", "b"], "i").Node("Relu", ["i"], "s").Node("MatMul", ["s", "c"], "y").Build();
        var log = new PassLog();

        PassRunner.Run(model, SchemeTable.Find("Ternary")!.Passes(SchemeContext.Empty), log);

        Assert.Equal(["a", "c"], log.Declined.Where(d => d.Reason == DeclineReason.IsFirstOrLast).Select(d => d.Subject));
        Assert.Equal([("TernaryStorage", "b"), ("WeightOnlyInt8", "a"), ("WeightOnlyInt8", "c")], log.Decisions.Where(d => d.Reason is null).Select(d => (d.Pass, d.Subject)));
    }

    // Of 97 or 96 weights a row, so that there is a tail that fills no byte.
    private static GraphBuilder Make(string kind, bool hasZero)
    {
        bool isConv = kind.StartsWith("Conv", StringComparison.Ordinal);
        var builder = new GraphBuilder(isConv ? [1, 8, 9, 9] : [4, 97]);
        var random = new Random(1);
        float[] Signs(int rows, int columns, bool transposed)
        {
            float[] weights = new float[rows * columns];
            for (int i = 0; i < weights.Length; i++)
            {
                int row = transposed ? i % rows : i / columns;
                weights[i] = (0.5f + (row * 0.01f)) * (hasZero ? random.Next(3) - 1 : (random.Next(2) * 2) - 1);
            }

            return weights;
        }

        return kind switch
        {
            "MatMul" => builder.Weight("w", [97, 128], Signs(128, 97, transposed: true)).Node("MatMul", ["x", "w"], "y"),
            "Gemm transB" => builder.Weight("w", [128, 97], Signs(128, 97, transposed: false)).Node("Gemm", ["x", "w"], "y", NodeAttribute.Of("transB", 1L)),
            "Conv" => builder.Weight("w", [128, 8, 3, 3], Signs(128, 72, transposed: false)).Node("Conv", ["x", "w"], "y"),
            "Conv in groups" => builder.Weight("w", [256, 4, 3, 3], Signs(256, 36, transposed: false)).Node("Conv", ["x", "w"], "y", NodeAttribute.Of("group", 2L)),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }
}
