using System.Buffers;
using System.IO.MemoryMappedFiles;

namespace BuildTimeML.Graph.Serialization;

/// <summary>A file of any size as memory, without reading it. The memory ends with the mapping.</summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private byte* _start;

    /// <exception cref="ModelFormatException">The file is empty.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public MappedFile(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        Length = stream.Length > 0 ? stream.Length : throw new ModelFormatException(ModelFormatError.Empty, "it has 0 bytes");
        _file = MemoryMappedFile.CreateFromFile(stream, mapName: null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        _view = _file.CreateViewAccessor(0, Length, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
        _start += _view.PointerOffset;
    }

    public long Length { get; }

    /// <summary>A part of the file that a span can hold.</summary>
    public ReadOnlyMemory<byte> Slice(long offset, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Length - length);
        return length == 0 ? default : new Part(this, offset, length).Memory;
    }

    /// <summary>A part of the file of any length.</summary>
    public ReadOnlySequence<byte> Sequence(long offset, long length) => ByteSequence.Of(length, (start, count) => Slice(offset + start, count));

    public void Dispose()
    {
        if (_start is null)
        {
            return;
        }

        _start = null;
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }

    private sealed class Part(MappedFile file, long offset, int length) : MemoryManager<byte>
    {
        public override Span<byte> GetSpan()
        {
            ObjectDisposedException.ThrowIf(file._start is null, file);
            return new Span<byte>(file._start + offset, length);
        }

        public override MemoryHandle Pin(int elementIndex = 0) => new(file._start + offset + elementIndex);

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
