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

        AtomicFile.Write(PathOf(modelPath), stream =>
        {
            using FileStream model = File.OpenRead(modelPath);
            using var brotli = new BrotliStream(stream, new BrotliCompressionOptions { Quality = Quality }, leaveOpen: true);
            model.CopyTo(brotli);
        });
    }
}
