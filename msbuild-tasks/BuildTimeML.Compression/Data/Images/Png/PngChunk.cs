using System.Buffers.Binary;

namespace BuildTimeML.Compression.Data.Images.Png;

/// <summary>A chunk of a PNG file.</summary>
/// <param name="Type">Four letters; a capital first for one that must be understood.</param>
/// <param name="Data">What it holds.</param>
internal readonly record struct PngChunk(string Type, ReadOnlyMemory<byte> Data)
{
    private const int Overhead = 12;

    public bool IsCritical => char.IsAsciiLetterUpper(Type[0]);

    /// <summary>Reads the chunk at a place and goes on to the next.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="at">Where the chunk begins; then, where the next one does.</param>
    /// <exception cref="DataFormatException">It is cut off or damaged.</exception>
    public static PngChunk Read(ReadOnlyMemory<byte> file, ref int at)
    {
        ReadOnlySpan<byte> rest = file.Span[at..];
        if (rest.Length < Overhead)
        {
            throw new DataFormatException($"byte {at}", "the file is cut off before its end chunk");
        }

        string type = string.Create(4, rest.Slice(4, 4), (to, from) =>
        {
            for (int i = 0; i < to.Length; i++)
            {
                to[i] = char.IsAsciiLetter((char)from[i]) ? (char)from[i] : '?';
            }
        });
        uint length = BinaryPrimitives.ReadUInt32BigEndian(rest);
        if (length > rest.Length - Overhead)
        {
            throw new DataFormatException($"chunk {type} at byte {at}", $"it says that it has {length} bytes, and the file ends before");
        }

        if (Crc32.Of(rest.Slice(4, (int)length + 4)) != BinaryPrimitives.ReadUInt32BigEndian(rest[((int)length + 8)..]))
        {
            throw new DataFormatException($"chunk {type} at byte {at}", "it is damaged: its checksum is another");
        }

        var chunk = new PngChunk(type, file.Slice(at + 8, (int)length));
        at += (int)length + Overhead;
        return chunk;
    }
}
