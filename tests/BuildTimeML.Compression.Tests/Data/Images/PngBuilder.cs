using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using BuildTimeML.Compression.Data;
using BuildTimeML.Compression.Data.Images.Png;

namespace BuildTimeML.Compression.Tests.Data.Images;

/// <summary>Writes PNG images as their specification says, to be decoded by the code under test.</summary>
internal static class PngBuilder
{
    private static readonly int[][] Adam7 = [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]];

    /// <param name="header">What to write.</param>
    /// <param name="sample">The sample at (x, y), of a channel.</param>
    /// <param name="palette">Red, green and blue of each colour.</param>
    public static byte[] Build(PngHeader header, Func<int, int, int, int> sample, byte[]? palette = null)
    {
        var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        byte[] ihdr = [.. Number(header.Width), .. Number(header.Height), (byte)header.Depth, (byte)header.Color, 0, 0, (byte)(header.Interlaced ? 1 : 0)];
        Chunk(file, "IHDR", ihdr);
        Chunk(file, "gAMA", Number(45_455));
        if (palette is not null)
        {
            Chunk(file, "PLTE", palette);
            Chunk(file, "tRNS", [0, 128]);
        }

        byte[] data = Compress(header.Interlaced
            ? [.. Adam7.SelectMany(pass => Rows(header, sample, pass))]
            : [.. Rows(header, sample, [0, 0, 1, 1])]);
        Chunk(file, "IDAT", data[..(data.Length / 2)]);
        Chunk(file, "IDAT", data[(data.Length / 2)..]);
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    public static void Chunk(Stream file, string type, byte[] data)
    {
        byte[] content = [.. Encoding.ASCII.GetBytes(type), .. data];
        file.Write([.. Number(data.Length), .. content, .. Number((int)Crc32.Of(content))]);
    }

    public static byte[] Compress(byte[] data)
    {
        var compressed = new MemoryStream();
        using (var stream = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write(data);
        }

        return compressed.ToArray();
    }

    /// <summary>The same file with the checksums that its chunks should have.</summary>
    public static byte[] WithChecksums(byte[] file)
    {
        for (long at = 8; at + 12 <= file.Length;)
        {
            long length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan((int)at));
            if (at + 12 + length > file.Length)
            {
                break;
            }

            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan((int)(at + 8 + length)), Crc32.Of(file.AsSpan((int)at + 4, (int)length + 4)));
            at += 12 + length;
        }

        return file;
    }

    private static byte[] Number(int value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    // Each row takes another of the five filters.
    private static IEnumerable<byte> Rows(PngHeader header, Func<int, int, int, int> sample, int[] pass)
    {
        int[] columns = [.. Enumerable.Range(0, header.Width).Where(x => x >= pass[0] && (x - pass[0]) % pass[2] == 0)];
        int[] rows = [.. Enumerable.Range(0, header.Height).Where(y => y >= pass[1] && (y - pass[1]) % pass[3] == 0)];
        if (columns.Length == 0)
        {
            yield break;
        }

        int step = Math.Max(1, header.Samples * header.Depth / 8);
        byte[] above = new byte[((columns.Length * header.Samples * header.Depth) + 7) / 8];
        foreach (int y in rows)
        {
            byte[] row = Pack(columns.SelectMany(x => Enumerable.Range(0, header.Samples).Select(c => sample(x, y, c))), header.Depth, above.Length);
            int filter = y % 5;
            yield return (byte)filter;
            for (int i = 0; i < row.Length; i++)
            {
                yield return (byte)(row[i] - Predicted(filter, i >= step ? row[i - step] : 0, above[i], i >= step ? above[i - step] : 0));
            }

            above = row;
        }
    }

    private static int Predicted(int filter, int a, int b, int c)
    {
        int p = a + b - c;
        return filter switch
        {
            0 => 0,
            1 => a,
            2 => b,
            3 => (a + b) >> 1,
            _ => new[] { a, b, c }.MinBy(v => Math.Abs(p - v)),
        };
    }

    private static byte[] Pack(IEnumerable<int> samples, int depth, int length)
    {
        string bits = string.Concat(samples.Select(s => Convert.ToString(s, 2).PadLeft(depth, '0'))).PadRight(length * 8, '0');
        return [.. Enumerable.Range(0, length).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
