using BuildTimeML.Compression;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Benchmarks.Quantize;

/// <summary>A model's bytes: simplified, or brought to a precision from there.</summary>
internal static class StoredModel
{
    public static byte[] Make(string path, string precision, ISamples? samples)
    {
        using Model model = ModelReader.Read(path);
        PassRunner.Run(model, Pipelines.Simplify(), new PassLog());
        PassRunner.Run(model, SchemeTable.Find(precision)!.Passes(new SchemeContext(samples, Progress: null, CancellationToken.None)), new PassLog());
        using var stream = new MemoryStream();
        ModelWriter.Write(model, stream);
        return stream.ToArray();
    }
}
