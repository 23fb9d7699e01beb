namespace BuildTimeML.Compression.Tests.Helpers;

/// <summary>A folder of a test's own, gone when disposed.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("btml-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Of files and folders.</summary>
    public string[] Names() => [.. Directory.EnumerateFileSystemEntries(Path).Select(f => System.IO.Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
