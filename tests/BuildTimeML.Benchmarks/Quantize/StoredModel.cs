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
    /// <param name="path">The ONNX file.</param>
    /// <param name="precision">Its name on the item.</param>
    /// <param name="samples">What calibrates it; null where nothing does.</param>
    /// <param name="provider">The execution provider of a variant; empty for the item's own model.</param>
    public static byte[] Make(string path, string precision, ISamples? samples, string provider = "")
    {
        using Model model = ModelReader.Read(path);
        PassRunner.Run(model, Pipelines.Simplify(), new PassLog());
        PassRunner.Run(model, SchemeTable.Find(precision, provider)!.Passes(new SchemeContext(samples, Progress: null, CancellationToken.None)), new PassLog());
        using var stream = new MemoryStream();
        ModelWriter.Write(model, stream);
        return stream.ToArray();
    }
}
