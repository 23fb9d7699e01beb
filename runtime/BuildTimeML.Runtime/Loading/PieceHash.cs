using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace BuildTimeML.Runtime;

/// <summary>The SHA-256 of the SHA-256s of a file's pieces: as hard to forge as that of the whole, and computed by all cores.</summary>
internal static class PieceHash
{
    /// <param name="file">Nobody changes it meanwhile.</param>
    /// <returns>32 bytes.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static byte[] OfFile(SafeFileHandle file)
    {
        byte[] hashes = new byte[FilePieces.Count(RandomAccess.GetLength(file)) * SHA256.HashSizeInBytes];
        FilePieces.Read(file, (piece, bytes) => SHA256.HashData(bytes, hashes.AsSpan(piece * SHA256.HashSizeInBytes, SHA256.HashSizeInBytes)));
        return SHA256.HashData(hashes);
    }
}
