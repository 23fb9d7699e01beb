namespace BuildTimeML.Tool;

/// <summary>
/// The folder that the worker's temporary files lie in: beside the request, where the task and the next build look for what a
/// killed worker left.
/// </summary>
internal sealed class WorkFolder : IDisposable
{
    // What Path.GetTempPath looks at, by system.
    private static readonly string[] Variables = ["TMPDIR", "TMP", "TEMP"];

    private readonly string _path;

    /// <param name="requestPath">The file that the task wrote.</param>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    public WorkFolder(string requestPath)
    {
        _path = $"{Path.GetFullPath(requestPath)}.{Guid.NewGuid():N}.tmp";
        Directory.CreateDirectory(_path);
        foreach (string variable in Variables)
        {
            Environment.SetEnvironmentVariable(variable, _path);
        }
    }

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
