using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Quantization.StaticInt8;

/// <summary>Brings models to Int8Static with samples of their input.</summary>
internal static class StaticModel
{
    /// <summary>Changes the model.</summary>
    public static PassLog Quantize(Model model, ISamples samples, params string[] keptFloat)
    {
        var log = new PassLog();
        var context = new SchemeContext(samples, Progress: null, CancellationToken.None) { KeptFloat = keptFloat.ToHashSet() };
        PassRunner.Run(model, SchemeTable.Find("Int8Static")!.Passes(context), log);
        return log;
    }

    /// <summary>A text becomes a model before and after, with normally distributed samples of its input 'x'.</summary>
    public static (byte[] Float, byte[] Quantized, Model Model) Make(string text, long[] shape, params string[] keptFloat)
    {
        Model model = GraphTextReader.Read(text);
        byte[] original = Compressed.Bytes(model);
        Quantize(model, ArraySamples.Normal("x", shape, 16), keptFloat);
        return (original, Compressed.Bytes(model), model);
    }
}
