using System.Security.Cryptography;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Building;

internal static class FileHash
{
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Sha256(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>Whether the file is there with the size and the hash that the manifest gives.</summary>
    public static bool IsSame(string path, ModelFile expected) =>
        File.Exists(path) && new FileInfo(path).Length == expected.Size && Sha256(path) == expected.Sha256;
}
