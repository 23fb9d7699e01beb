namespace BuildTimeML.Tool;

/// <summary>
/// The folder that temporary files lie in. The worker's is beside its request, where the task and the next build look for what a
/// killed worker left; that of a command is beside what it writes, or among the system's temporary files.
/// </summary>
internal sealed class WorkFolder : IDisposable
{
    // What Path.GetTempPath looks at, by system.
    private static readonly string[] Variables = ["TMPDIR", "TMP", "TEMP"];

    private readonly string _path;

    /// <param name="beside">The file that it lies beside, with that one's name and an ending of its own.</param>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    public WorkFolder(string beside)
    {
        _path = $"{Path.GetFullPath(beside)}.{Guid.NewGuid():N}.tmp";
        Directory.CreateDirectory(_path);
        foreach (string variable in Variables)
        {
            Environment.SetEnvironmentVariable(variable, _path);
        }
    }

    /// <summary>The folder that it lies in.</summary>
    public string Beside => Path.GetDirectoryName(_path)!;

    public string PathOf(string name) => Path.Combine(_path, name);

    public void Dispose()
    {
        try
        {
            Directory.Delete(_path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // A cancelled worker may take it out from two threads.
        }
    }
}
