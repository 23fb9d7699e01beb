using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Quantization;

/// <summary>Layers whose weights are rounded with samples, against the same layers without, on other samples.</summary>
public sealed class SampledWeightsTests
{
    [Theory]
    [InlineData("MatMul", "Int8WeightOnly")]
    [InlineData("Gemm transB", "Int8WeightOnly")]
    [InlineData("Conv", "Int8WeightOnly")]
    [InlineData("Conv in groups", "Int8WeightOnly")]
    [InlineData("MatMul", "Int8Dynamic")]
    [InlineData("Gemm transB", "Int8Dynamic")]
    [InlineData("MatMul", "Int4")]
    [InlineData("MatMul of many rows", "Int4")]
    [InlineData("Conv", "Int4")]
    public void Samples_lower_the_error_at_the_same_size(string kind, string precision)
    {
        long[] shape = SingleLayer.InputOf(kind);
        using Model model = SingleLayer.Make(kind).Build();
        byte[] original = Compressed.Bytes(model);

        byte[] without = Quantized(original, precision, SchemeContext.Empty);
        byte[] with = Quantized(original, precision, new SchemeContext(CorrelatedSamples.Of("x", shape, 40), Progress: null, CancellationToken.None));

        ArraySamples others = CorrelatedSamples.Of("x", shape, 20, seed: 2);
        double[] reference = Engine.Outputs(original, others);
        Assert.Equal(without.Length, with.Length);
        Assert.InRange(SignalToNoise.Decibels(reference, Engine.Outputs(with, others)), SignalToNoise.Decibels(reference, Engine.Outputs(without, others)) + 2, 200);
    }

    [Fact]
    public void Two_runs_give_the_same_bytes()
    {
        long[] shape = SingleLayer.InputOf("Conv");
        using Model model = SingleLayer.Make("Conv").Build();
        byte[] original = Compressed.Bytes(model);
        var context = new SchemeContext(CorrelatedSamples.Of("x", shape, 10), Progress: null, CancellationToken.None);

        Assert.Equal(Quantized(original, "Int4", context), Quantized(original, "Int4", context));
    }

    [Fact]
    public void A_cancelled_build_stops()
    {
        long[] shape = SingleLayer.InputOf("Conv");
        using Model model = SingleLayer.Make("Conv").Build();

        Assert.Throws<OperationCanceledException>(() =>
            new WeightOnlyInt8Pass(ScaleChoice.PerChannel, new SchemeContext(CorrelatedSamples.Of("x", shape, 10), null, new CancellationToken(canceled: true))).Run(model, new PassLog()));
    }

    private static byte[] Quantized(byte[] original, string precision, SchemeContext context)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("m.onnx"), original);
        using Model model = Graph.Serialization.ModelReader.Read(folder.File("m.onnx"));
        var log = new PassLog();
        PassRunner.Run(model, SchemeTable.Find(precision)!.Passes(context), log);
        Assert.True(log.AnythingDone);
        return Compressed.Bytes(model);
    }
}
