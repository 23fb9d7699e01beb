using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace BuildTimeML.Runtime;

/// <summary>
/// The checksums of an entry's files: one for each of their pieces. CRC-32C finds what a disk or a process that was killed spoils, at the
/// speed of memory; it stops nobody who may write to the folder.
/// </summary>
internal static class EntryIndex
{
    // The version changes with what an entry is.
    private const uint Version = 0x314D5442;

    /// <param name="engineVersion">What made the entry; asked for last, while the engine may still be starting.</param>
    /// <param name="files">The files.</param>
    /// <returns>Lengths and checksums, closed by a checksum of their own.</returns>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static byte[] Of(Func<string> engineVersion, params ReadOnlySpan<SafeFileHandle> files)
    {
        var index = new List<uint> { Version };
        foreach (SafeFileHandle file in files)
        {
            long length = RandomAccess.GetLength(file);
            index.Add((uint)length);
            index.Add((uint)(length >> 32));
            uint[] checksums = new uint[FilePieces.Count(length)];
            FilePieces.Read(file, (piece, bytes) => checksums[piece] = Checksum(bytes));
            index.AddRange(checksums);
        }

        index.Add(Checksum(Encoding.UTF8.GetBytes(engineVersion())));
        index.Add(Checksum(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(index))));
        return MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(index)).ToArray();
    }

    // Called before the runtime would have found out that the loop is worth compiling well.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint checksum = uint.MaxValue;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words)
        {
            checksum = BitOperations.Crc32C(checksum, word);
        }

        foreach (byte rest in bytes[(words.Length * sizeof(ulong))..])
        {
            checksum = BitOperations.Crc32C(checksum, rest);
        }

        return checksum;
    }
}
