using System.Security.Cryptography;
using System.Text;

namespace BuildTimeML.Compression.Building;

internal static class TextHash
{
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Of several parts in their order.</summary>
    public static string Sha256(IEnumerable<string> parts) => Sha256(string.Join('\n', parts));
}
