using System.Security.Cryptography;
using BuildTimeML.Runtime;
using ModelFile = BuildTimeML.Manifest.ModelFile;

namespace BuildTimeML.Compression.Building;

internal static class FileHash
{
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Sha256(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <param name="path">The file.</param>
    /// <param name="name">How the manifest calls it.</param>
    public static ModelFile Of(string path, string name) => new(name, new FileInfo(path).Length, Sha256(path));

    /// <summary>The same for a file of weights, which is hashed in pieces.</summary>
    public static ModelFile OfWeights(string path, string name) => new(name, new FileInfo(path).Length, PiecesSha256(path));

    /// <summary>Whether the file is there with the size and the hash that the manifest gives; where that gives none, whether there is no file.</summary>
    public static bool IsSame(string path, ModelFile? expected) => IsSame(path, expected, Sha256);

    /// <summary>The same for a file of weights.</summary>
    public static bool AreSameWeights(string path, ModelFile? expected) => IsSame(path, expected, PiecesSha256);

    private static bool IsSame(string path, ModelFile? expected, Func<string, string> hash) => expected is null
        ? !File.Exists(path)
        : File.Exists(path) && new FileInfo(path).Length == expected.Size && hash(path) == expected.Sha256;

    private static string PiecesSha256(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Convert.ToHexStringLower(PieceHash.OfFile(stream.SafeFileHandle));
    }
}
