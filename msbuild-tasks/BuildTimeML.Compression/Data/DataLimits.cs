namespace BuildTimeML.Compression.Data;

/// <summary>The most that one file of samples may make us hold in memory. Checked before anything is allocated.</summary>
internal static class DataLimits
{
    /// <summary>The most bytes of a file that is read as a whole: an image, or an entry of an archive.</summary>
    public const int FileBytes = 1 << 28;

    /// <summary>The most pixels of an image.</summary>
    public const int Pixels = 1 << 26;

    /// <summary>The most bytes of one sample of one input.</summary>
    public const int SampleBytes = 1 << 29;

    /// <summary>The most characters of a line of text.</summary>
    public const int LineLength = 1 << 26;

    /// <summary>Deflate makes at most 1,032 bytes of one: what claims more is lying.</summary>
    public const int DeflateRatio = 1_032;

    /// <exception cref="DataFormatException">The file is too large to be read as a whole.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static byte[] ReadWhole(string path)
    {
        using FileStream stream = File.OpenRead(path);
        if (stream.Length > FileBytes)
        {
            throw new DataFormatException($"byte {FileBytes}", $"the file has {stream.Length} bytes, {FileBytes} are the most");
        }

        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
