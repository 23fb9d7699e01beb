using System.IO.Compression;

namespace BuildTimeML.Compression.Data.Arrays;

/// <summary>NumPy's .npz: a zip archive of .npy files, each of which is read into memory.</summary>
internal sealed class NpzArchive : IDisposable
{
    private const string Extension = ".npy";

    private readonly ZipArchive _archive;
    private readonly long _fileLength;

    /// <exception cref="DataFormatException">It is no archive.</exception>
    public NpzArchive(string path)
    {
        FileStream stream = File.OpenRead(path);
        try
        {
            _fileLength = stream.Length;
            _archive = new ZipArchive(stream, ZipArchiveMode.Read);
            Names = [.. _archive.Entries.Where(e => e.FullName.EndsWith(Extension, StringComparison.Ordinal)).Select(e => e.FullName[..^Extension.Length])];
        }
        catch (InvalidDataException e)
        {
            stream.Dispose();
            throw new DataFormatException("archive", e.Message.TrimEnd('.'));
        }
    }

    /// <summary>The arrays' names.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="DataFormatException">It cannot be read.</exception>
    public NpyArray Open(string name)
    {
        ZipArchiveEntry entry = _archive.GetEntry(name + Extension)!;
        string place = $"entry {entry.FullName}";
        if (entry.Length > DataLimits.FileBytes || entry.Length > Math.Min(entry.CompressedLength, _fileLength) * DataLimits.DeflateRatio)
        {
            throw new DataFormatException(place, $"it says that it has {entry.Length} bytes of {entry.CompressedLength} compressed ones; {DataLimits.FileBytes} are the most");
        }

        byte[] bytes = new byte[entry.Length];
        try
        {
            using Stream stream = entry.Open();
            stream.ReadExactly(bytes);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            throw new DataFormatException(place, $"it is damaged: {e.Message.TrimEnd('.')}");
        }

        return Crc32.Of(bytes) == entry.Crc32
            ? new NpyArray(new MemoryStream(bytes))
            : throw new DataFormatException(place, "it is damaged: its checksum is another");
    }

    public void Dispose() => _archive.Dispose();
}
