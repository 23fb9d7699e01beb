namespace BuildTimeML.Compression.Data.Samples;

/// <summary>What messages call a file of samples.</summary>
internal static class DataNames
{
    /// <returns>Relative to the current folder, which is the project's while it is built, where the file lies in it.</returns>
    public static string Of(string path)
    {
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return (relative.StartsWith("..", StringComparison.Ordinal) ? path : relative).Replace('\\', '/');
    }
}
