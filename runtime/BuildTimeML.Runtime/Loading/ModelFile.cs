using System.IO.MemoryMappedFiles;

namespace BuildTimeML.Runtime;

/// <summary>A model's file, mapped into memory.</summary>
internal sealed unsafe class ModelFile : ModelImage
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;
    private readonly int _length;

    private ModelFile(FileStream stream)
    {
        _length = (int)stream.Length;
        _file = MemoryMappedFile.CreateFromFile(
            stream, mapName: null, capacity: 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        _view = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
    }

    public override ReadOnlySpan<byte> Bytes => new(_start, _length);

    /// <param name="path">The file.</param>
    /// <param name="expectedLength">Its length in bytes, where it is known.</param>
    /// <exception cref="ModelFileException">The file is not there, is empty, longer than 2 GiB or of another length.</exception>
    public static ModelFile Open(string path, long? expectedLength = null)
    {
        FileStream stream = OpenStream(path);
        try
        {
            if (expectedLength is { } expected)
            {
                CheckLength(path, stream.Length, expected);
            }

            return stream.Length switch
            {
                0 => throw new ModelFileException($"The model file '{path}' is empty."),
                > int.MaxValue => throw new ModelFileException(
                    $"The model file '{path}' is {stream.Length} bytes long, and ONNX files end at 2 GiB. Save the weights as external data."),
                _ => new ModelFile(stream),
            };
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Opens the file that the weights of a generated class's model lie in, once its length and its hash are right. Nobody can change it until the stream is closed.</summary>
    /// <exception cref="ModelFileException">The file is missing, or another one.</exception>
    public static FileStream OpenWeights(string name, WeightsFile weights, string path)
    {
        FileStream stream = OpenStream(path);
        try
        {
            CheckLength(path, stream.Length, weights.Size);
            CheckHash(name, path, PieceHash.OfFile(stream.SafeFileHandle), weights.PiecesSha256);
            return stream;
        }
        catch (Exception e)
        {
            stream.Dispose();
            throw e is IOException or UnauthorizedAccessException ? Unreadable(path, e) : e;
        }
    }

    public override void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }

    private static FileStream OpenStream(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ModelFileException($"The model file '{path}' is missing. {WayOut}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, e);
        }
    }

    private static ModelFileException Unreadable(string path, Exception e) => new($"The model file '{path}' cannot be read: {e.Message}", e);
}
