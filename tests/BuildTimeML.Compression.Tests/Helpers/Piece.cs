using System.Buffers;

namespace BuildTimeML.Compression.Tests.Helpers;

/// <summary>A part of bytes that do not lie together, as those of very large tensors do not.</summary>
internal sealed class Piece : ReadOnlySequenceSegment<byte>
{
    private Piece(ReadOnlyMemory<byte> memory, long start, Piece? next) => (Memory, RunningIndex, Next) = (memory, start, next);

    public static ReadOnlySequence<byte> Join(ReadOnlyMemory<byte> first, ReadOnlyMemory<byte> second)
    {
        var end = new Piece(second, first.Length, next: null);
        return new ReadOnlySequence<byte>(new Piece(first, 0, end), 0, end, second.Length);
    }
}
