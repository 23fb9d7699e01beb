using System.Buffers.Binary;
using System.IO.Compression;

namespace BuildTimeML.TestAssets;

/// <summary>Reads the files of MNIST: the format IDX of unsigned bytes, compressed with gzip.</summary>
internal static class Idx
{
    /// <param name="path">A .gz file.</param>
    /// <returns>The dimensions, and the bytes in row-major order.</returns>
    public static (int[] Shape, byte[] Data) Read(string path)
    {
        using var stream = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        byte[] magic = new byte[4];
        stream.ReadExactly(magic);
        if (magic is not [0, 0, 8, _])
        {
            throw new InvalidDataException($"'{path}' holds no unsigned bytes.");
        }

        byte[] dimensions = new byte[4 * magic[3]];
        stream.ReadExactly(dimensions);
        int[] shape = [.. Enumerable.Range(0, magic[3]).Select(i => BinaryPrimitives.ReadInt32BigEndian(dimensions.AsSpan(4 * i)))];
        byte[] data = new byte[shape.Aggregate(1, (product, d) => product * d)];
        stream.ReadExactly(data);
        return (shape, data);
    }
}
