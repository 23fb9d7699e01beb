using System.IO.MemoryMappedFiles;
using System.Security.Cryptography;

namespace BuildTimeML.Runtime;

/// <summary>A model's file, mapped into memory. The engine copies what it needs, so it is closed once the session is there.</summary>
internal sealed unsafe class ModelFile : IDisposable
{
    private const string WayOut = "Rebuild the project, or deploy the app again with all its files.";

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

    /// <summary>The file's bytes, valid until it is disposed.</summary>
    public ReadOnlySpan<byte> Bytes => new(_start, _length);

    /// <exception cref="ModelFileException">The file is not there, is empty or longer than 2 GiB.</exception>
    public static ModelFile Open(string path) => Open(path, expectedLength: null);

    /// <summary>Opens the file of a generated class, once its length and its hash are right.</summary>
    /// <exception cref="ModelFileException">The file is missing, or another one.</exception>
    public static ModelFile Open(ModelInfo info, string path)
    {
        ModelFile file = Open(path, info.Size);
        try
        {
            CheckHash(info.Name, path, SHA256.HashData(file.Bytes), info.Sha256);
            return file;
        }
        catch
        {
            file.Dispose();
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
            CheckLength(path, stream, weights.Size);
            CheckHash(name, path, SHA256.HashData(stream), weights.Sha256);
            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }

    private static ModelFile Open(string path, long? expectedLength)
    {
        FileStream stream = OpenStream(path);
        try
        {
            if (expectedLength is { } expected)
            {
                CheckLength(path, stream, expected);
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

    private static void CheckLength(string path, FileStream stream, long expected)
    {
        if (stream.Length != expected)
        {
            throw new ModelFileException(
                $"The model file '{path}' is {stream.Length} bytes long; the class was generated for one of {expected} bytes. {WayOut}");
        }
    }

    private static void CheckHash(string name, string path, byte[] hash, string expected)
    {
        string actual = Convert.ToHexStringLower(hash);
        if (!actual.Equals(expected, StringComparison.OrdinalIgnoreCase))
        {
            throw new ModelFileException($"The model file '{path}' of {name} has the SHA-256 {actual}; the class was generated for {expected}. {WayOut}");
        }
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
            throw new ModelFileException($"The model file '{path}' cannot be read: {e.Message}", e);
        }
    }
}
