using System.IO.Compression;
using BuildTimeML.Build;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Building;

/// <summary>The optimised model compressed beside itself, for the compiler to put into the assembly.</summary>
internal static class CompressedModel
{
    private const string Extension = ".br";

    // Weights compress little, whatever it costs: the next levels take ten times the time for 2 % less.
    private const int Quality = 9;

    private const int Piece = 1 << 20;

    public static string PathOf(string modelPath) => modelPath + Extension;

    /// <summary>Writes it where the item asks for it, and takes out an old one where it does not.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(string modelPath, ModelEmbedding embedding)
    {
        if (embedding != ModelEmbedding.Brotli)
        {
            File.Delete(PathOf(modelPath));
            return;
        }

        AtomicFile.Write(PathOf(modelPath), stream => Compress(modelPath, stream, CancellationToken.None));
    }

    /// <summary>How many bytes all files of a model would have.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static long SizeOf(TemporaryModel model, CancellationToken cancellation) =>
        SizeOf(model.Path, cancellation) + (model.WeightsPath is { } weights ? SizeOf(weights, cancellation) : 0);

    /// <summary>How many bytes a file would have.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static long SizeOf(string path, CancellationToken cancellation)
    {
        using var counter = new CountingStream();
        Compress(path, counter, cancellation);
        return counter.Position;
    }

    private static void Compress(string path, Stream to, CancellationToken cancellation)
    {
        using FileStream file = File.OpenRead(path);
        using var brotli = new BrotliStream(to, new BrotliCompressionOptions { Quality = Quality }, leaveOpen: true);
        byte[] piece = new byte[Piece];
        for (int read = file.Read(piece); read > 0; read = file.Read(piece))
        {
            cancellation.ThrowIfCancellationRequested();
            brotli.Write(piece, 0, read);
        }
    }
}
