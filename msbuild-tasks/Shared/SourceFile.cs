namespace BuildTimeML.Build;

/// <summary>Files as they are read: size and time of a link are those of the file that it leads to, through any number of links.</summary>
internal static class SourceFile
{
#if NETSTANDARD2_0
    // There from .NET 6 on. Where it is not, the system's functions follow links by themselves or there are none.
    private static readonly Func<string, bool, FileSystemInfo?>? ResolveLinkTarget =
        typeof(File).GetMethod(nameof(ResolveLinkTarget), [typeof(string), typeof(bool)])?.CreateDelegate(typeof(Func<string, bool, FileSystemInfo?>)) as Func<string, bool, FileSystemInfo?>;
#endif

    /// <returns>What is at the end of the links; it may not exist.</returns>
    public static FileInfo Of(string path)
    {
        var file = new FileInfo(path);
        return file.Exists && (file.Attributes & FileAttributes.ReparsePoint) != 0 ? Follow(file) : file;
    }

    /// <summary>In bytes; 0 for a file that is not there.</summary>
    public static long Length(string path) => Of(path) is { Exists: true } file ? file.Length : 0;

    /// <summary>Its length and time: while they stand, its content is taken for the same. Empty for a file that is not there.</summary>
    public static string Stamp(string path) => Of(path) is { Exists: true } file ? $"{file.Length}@{file.LastWriteTimeUtc.Ticks}" : "";

    private static FileInfo Follow(FileInfo link)
    {
        try
        {
#if NETSTANDARD2_0
            return ResolveLinkTarget?.Invoke(link.FullName, true) as FileInfo ?? link;
#else
            return File.ResolveLinkTarget(link.FullName, returnFinalTarget: true) as FileInfo ?? link;
#endif
        }
        catch (IOException)
        {
            // A circle of links: whoever reads it will say so.
            return link;
        }
    }
}
