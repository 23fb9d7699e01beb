using System.Buffers;

namespace BuildTimeML.Graph.Serialization;

/// <summary>Bytes in pieces: more of them than one span can hold.</summary>
internal static class ByteSequence
{
    private const int PieceLength = 1 << 30;

    // Systems write a mapped file to another one faster in such steps than in a few large ones.
    private const int WriteLength = 1 << 17;

    /// <param name="length">Of all pieces.</param>
    /// <param name="piece">Gives a piece from its start and length.</param>
    /// <returns>One piece where one can hold it all.</returns>
    public static ReadOnlySequence<byte> Of(long length, Func<long, int, ReadOnlyMemory<byte>> piece)
    {
        if (length <= int.MaxValue)
        {
            return new ReadOnlySequence<byte>(piece(0, (int)length));
        }

        var first = new Segment(piece(0, PieceLength), 0);
        Segment last = first;
        for (long start = PieceLength; start < length; start += PieceLength)
        {
            last = last.Append(piece(start, (int)Math.Min(PieceLength, length - start)));
        }

        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    public static void WriteTo(Stream stream, ReadOnlySequence<byte> bytes)
    {
        foreach (ReadOnlyMemory<byte> piece in bytes)
        {
            for (int start = 0; start < piece.Length; start += WriteLength)
            {
                stream.Write(piece.Span[start..Math.Min(piece.Length, start + WriteLength)]);
            }
        }
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> memory, long start) => (Memory, RunningIndex) = (memory, start);

        public Segment Append(ReadOnlyMemory<byte> memory)
        {
            var next = new Segment(memory, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
