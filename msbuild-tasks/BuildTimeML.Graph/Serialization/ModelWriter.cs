using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization.Proto;
using Google.Protobuf;

namespace BuildTimeML.Graph.Serialization;

/// <summary>Writes ONNX models: the same model always as the same bytes. Weights go from where they lie to the stream.</summary>
public static class ModelWriter
{
    /// <summary>What the file of the tensors has after the name of the model.</summary>
    public const string WeightsExtension = ".data";

    private const int BufferSize = 1 << 16;

    /// <exception cref="ModelTooLargeException">One file cannot hold it.</exception>
    public static void Write(Model model, Stream stream) => Inline(model).WriteTo(stream);

    /// <summary>How many bytes <see cref="Write"/> writes.</summary>
    public static long Size(Model model) => Buffer(model, external: null).Length;

    /// <summary>
    /// Writes to temporary files that take their names once they are whole: the tensors' first, then the model's. A model that is
    /// replaced together with its tensors goes before either, so that it never meets those of the other.
    /// </summary>
    /// <param name="model">The model. It may come from the files that are replaced.</param>
    /// <param name="path">Of the model; the tensors go to the same name with <see cref="WeightsExtension"/> at its end.</param>
    /// <param name="externalData">When they do.</param>
    /// <param name="flushToDisk">Whether the bytes are on the disk before the files take their names.</param>
    /// <returns>The files written.</returns>
    public static IReadOnlyList<string> WriteFile(Model model, string path, ExternalData externalData = ExternalData.WhenTooLarge, bool flushToDisk = true)
    {
        if (externalData == ExternalData.WhenTooLarge && Size(model) <= int.MaxValue)
        {
            using var whole = new PendingFile(path, flushToDisk, Inline(model).WriteTo);
            whole.TakePlace();
            return [path];
        }

        string dataPath = path + WeightsExtension;
        var external = new ExternalDataFile(Path.GetFileName(dataPath));
        WireBuffer buffer = Checked(Buffer(model, external));
        using var data = new PendingFile(dataPath, flushToDisk, external.WriteTo);
        using var main = new PendingFile(path, flushToDisk, buffer.WriteTo);
        if (File.Exists(dataPath))
        {
            File.Delete(path);
        }

        data.TakePlace();
        main.TakePlace();
        return [dataPath, path];
    }

    private static WireBuffer Inline(Model model) => Checked(Buffer(model, external: null));

    private static WireBuffer Checked(WireBuffer buffer) =>
        buffer.Length <= int.MaxValue ? buffer : throw new ModelTooLargeException(buffer.Length);

    private static WireBuffer Buffer(Model model, ExternalDataFile? external)
    {
        var proto = new ModelProto();
        proto.MergeFrom(model.Unmodelled.Span);
        proto.IrVersion = model.IrVersion;
        proto.OpsetImport.AddRange(model.Opsets.Select(OpsetWriter.ToProto));
        return WireBuffer.Of(proto,
        [
            new WireField(ModelProto.GraphFieldNumber, GraphWriter.Write(model.Graph, external)),
            .. model.Functions.Select(f => new WireField(ModelProto.FunctionsFieldNumber, FunctionWriter.Write(f, external))),
        ]);
    }

    /// <summary>A file that is whole but does not have its name yet; gone when disposed, unless it took it.</summary>
    private sealed class PendingFile : IDisposable
    {
        private readonly string _path;
        private readonly string _temporary;

        public PendingFile(string path, bool flushToDisk, Action<Stream> write)
        {
            (_path, _temporary) = (path, $"{path}.{Guid.NewGuid():N}.tmp");
            try
            {
                using var stream = new FileStream(_temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize);
                write(stream);
                stream.Flush(flushToDisk);
            }
            catch
            {
                Dispose();
                throw;
            }
        }

        public void TakePlace() => File.Move(_temporary, _path, overwrite: true);

        public void Dispose() => File.Delete(_temporary);
    }
}
