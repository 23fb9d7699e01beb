using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Data.Arrays;

/// <summary>An array that is in memory.</summary>
internal sealed class MemoryArray(ElementType type, IReadOnlyList<long> shape, ReadOnlyMemory<byte> bytes) : IArraySource
{
    public ElementType ElementType => type;

    public IReadOnlyList<long> Shape => shape;

    public void Read(long first, Span<byte> to) => bytes.Span.Slice(checked((int)(first * NumberTypes.SizeOf(type))), to.Length).CopyTo(to);

    public void Dispose()
    {
    }
}
