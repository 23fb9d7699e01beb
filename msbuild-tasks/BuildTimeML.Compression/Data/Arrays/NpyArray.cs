using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Data.Arrays;

/// <summary>An array in NumPy's .npy format. Only the numbers that are asked for are read.</summary>
internal sealed class NpyArray : IArraySource
{
    private readonly Stream _stream;
    private readonly NpyHeader _header;
    private readonly int _size;
    private byte[]? _rowMajor;

    /// <param name="stream">At its beginning; can seek. Disposed with this.</param>
    /// <exception cref="DataFormatException">It is no .npy file, or one that is shorter than it says.</exception>
    public NpyArray(Stream stream)
    {
        _stream = stream;
        _header = NpyHeader.Read(stream);
        _size = NumberTypes.SizeOf(_header.ElementType);
        long there = stream.Length - _header.DataOffset;
        if (NumberTypes.BytesOf(_header.ElementType, _header.Shape, long.MaxValue) is not { } bytes || bytes > there)
        {
            throw new DataFormatException("header", $"an array of the shape [{string.Join(", ", _header.Shape)}] does not fit into the {there} bytes that follow");
        }
    }

    public ElementType ElementType => _header.ElementType;

    public IReadOnlyList<long> Shape => _header.Shape;

    public void Read(long first, Span<byte> to)
    {
        if (_header.FortranOrder && _header.Shape.Length > 1)
        {
            _rowMajor ??= ReadFortran();
            _rowMajor.AsSpan(checked((int)(first * _size)), to.Length).CopyTo(to);
        }
        else
        {
            _stream.Position = _header.DataOffset + (first * _size);
            _stream.ReadExactly(to);
        }

        if (_header.BigEndian == BitConverter.IsLittleEndian)
        {
            ByteOrder.Reverse(to, _size);
        }
    }

    public void Dispose() => _stream.Dispose();

    private byte[] ReadFortran()
    {
        if (NumberTypes.BytesOf(_header.ElementType, _header.Shape, DataLimits.SampleBytes) is not { } bytes)
        {
            throw new DataFormatException("header", $"an array in Fortran's order is read as a whole, and {DataLimits.SampleBytes} bytes are the most: save it in C order");
        }

        byte[] columnMajor = new byte[bytes];
        _stream.Position = _header.DataOffset;
        _stream.ReadExactly(columnMajor);
        return FortranOrder.ToRowMajor(columnMajor, _header.Shape, _size);
    }
}
