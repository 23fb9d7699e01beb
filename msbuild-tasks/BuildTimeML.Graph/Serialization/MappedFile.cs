using System.Buffers;
using System.IO.MemoryMappedFiles;

namespace BuildTimeML.Graph.Serialization;

/// <summary>A file as memory, without reading it. The memory ends with the mapping.</summary>
internal sealed unsafe class MappedFile : MemoryManager<byte>
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly int _length;
    private byte* _start;

    /// <exception cref="ModelFormatException">The file is empty, or longer than a Protobuf message can be.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public MappedFile(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        _length = stream.Length switch
        {
            0 => throw new ModelFormatException(ModelFormatError.Empty, "it has 0 bytes"),
            > int.MaxValue => throw new ModelFormatException(ModelFormatError.Invalid, $"it has {stream.Length} bytes, and one file cannot hold a model of more than {int.MaxValue}"),
            _ => (int)stream.Length,
        };
        _file = MemoryMappedFile.CreateFromFile(stream, mapName: null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        _view = _file.CreateViewAccessor(0, _length, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
        _start += _view.PointerOffset;
    }

    public override Span<byte> GetSpan()
    {
        ObjectDisposedException.ThrowIf(_start is null, this);
        return new Span<byte>(_start, _length);
    }

    public override MemoryHandle Pin(int elementIndex = 0) => new(_start + elementIndex);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
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
}
