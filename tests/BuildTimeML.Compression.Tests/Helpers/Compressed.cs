using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Compression.Tests.Helpers;

/// <summary>Brings models to a precision as builds do, without the proof.</summary>
internal static class Compressed
{
    public static byte[] Make(string path, string precision, PassLog? log = null)
    {
        using Model model = ModelReader.Read(path);
        PassRunner.Run(model, Pipelines.Simplify(), new PassLog());
        PassRunner.Run(model, SchemeTable.Find(precision)!.Passes(SchemeContext.Empty), log ?? new PassLog());
        return Bytes(model);
    }

    public static byte[] Bytes(Model model)
    {
        var stream = new MemoryStream();
        ModelWriter.Write(model, stream);
        return stream.ToArray();
    }
}
