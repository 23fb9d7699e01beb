using System.IO.Compression;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Tests.Quantization.StaticInt8;

public sealed class StaticRealModelTests
{
    private const int Pixels = 28 * 28;
    private const int Header = 16;

    // Digits that were in the samples of neither training nor calibration.
    [TestDataTheory]
    [InlineData("mnist-mobilenet", "image", 255, 100, 33.3, 119_112)]
    [InlineData("mnist", "Input3", 1, 500, 41.9, 10_042)]
    public void Digits_are_read_from_8_bits_as_from_float(string name, string input, float divisor, int samples, double decibels, int bytes)
    {
        float[][] digits = Digits(divisor);
        using Model model = ModelReader.Read(Models.Find(name));
        PassRunner.Run(model, Pipelines.Simplify(), new PassLog());
        byte[] original = Compressed.Bytes(model);

        StaticModel.Quantize(model, new ArraySamples(input, [1, 1, 28, 28], digits[..samples]));

        byte[] quantized = Compressed.Bytes(model);
        Assert.InRange(quantized.Length, 0, bytes);
        Assert.True(SaturatingProduct.IsImpossible(model));
        Assert.InRange(SignalToNoise.Decibels(Run(original, input, digits[8_000..8_300]), Run(quantized, input, digits[8_000..8_300])), decibels, 100);
    }

    private static double[] Run(byte[] model, string input, float[][] digits)
    {
        using var session = ModelSession.Load(model, new ModelOptions { IntraOpThreads = 1 });
        var pixels = new TensorBuffer<float>(1, 1, 28, 28);
        var scores = new TensorBuffer<float>(1, 10);
        using var call = new ModelCall(session, [new NamedTensor(input, pixels)], [new NamedTensor(session.Outputs[0].Name, scores)]);
        return [.. digits.SelectMany(digit =>
        {
            digit.CopyTo(pixels.Data);
            call.Run();
            return Array.ConvertAll(scores.Data.ToArray(), s => (double)s);
        })];
    }

    private static float[][] Digits(float divisor)
    {
        using var unzip = new GZipStream(File.OpenRead(TestData.File("data/mnist/t10k-images-idx3-ubyte.gz")), CompressionMode.Decompress);
        var file = new MemoryStream();
        unzip.CopyTo(file);
        byte[] bytes = file.ToArray();
        return [.. Enumerable.Range(0, (bytes.Length - Header) / Pixels).Select(i => Array.ConvertAll(bytes[(Header + (i * Pixels))..(Header + ((i + 1) * Pixels))], b => b / divisor))];
    }
}
