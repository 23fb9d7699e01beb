using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Data.Arrays;

/// <summary>A file of nothing but numbers, the lowest byte of each first.</summary>
internal sealed class RawArray : IArraySource
{
    private readonly Stream _stream;

    /// <param name="stream">Can seek. Disposed with this.</param>
    /// <param name="type">The type of the numbers.</param>
    /// <param name="sample">The shape of a sample.</param>
    /// <exception cref="DataFormatException">The file is no whole number of samples.</exception>
    public RawArray(Stream stream, ElementType type, IReadOnlyList<long> sample)
    {
        _stream = stream;
        ElementType = type;
        long bytes = NumberTypes.BytesOf(type, sample, DataLimits.SampleBytes) ?? 0;
        if (bytes == 0 || stream.Length == 0 || stream.Length % bytes != 0)
        {
            throw new DataFormatException($"byte {stream.Length}", $"the file ends there, and a sample {ElementTypes.NameOf(type)} [{string.Join(", ", sample)}] has {bytes} bytes");
        }

        Shape = [stream.Length / bytes, .. sample];
    }

    public ElementType ElementType { get; }

    public IReadOnlyList<long> Shape { get; }

    public void Read(long first, Span<byte> to)
    {
        int size = NumberTypes.SizeOf(ElementType);
        _stream.Position = first * size;
        _stream.ReadExactly(to);
        if (!BitConverter.IsLittleEndian)
        {
            ByteOrder.Reverse(to, size);
        }
    }

    public void Dispose() => _stream.Dispose();
}
