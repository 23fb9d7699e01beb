namespace BuildTimeML.Graph.Serialization;

/// <summary>
/// Finds the files that a model names, and none that lies outside its folder: neither by an absolute path nor by <c>..</c> nor through a
/// link. Where the model itself is a link, as in a cache of downloads, a file beside the link's target will do too.
/// </summary>
internal static class ExternalLocation
{
    /// <param name="modelPath">The model's file.</param>
    /// <param name="location">What the model says.</param>
    /// <param name="refusal">Why the location is not followed.</param>
    /// <returns>Null where it is not.</returns>
    public static string? Resolve(string modelPath, string location, out string? refusal)
    {
        refusal = Refusal(location);
        if (refusal is not null)
        {
            return null;
        }

        string folder = Path.GetDirectoryName(Path.GetFullPath(modelPath))!;
        string path = Path.GetFullPath(Path.Combine(folder, location));
        if (!Below(folder, path))
        {
            refusal = "that is outside the model's folder";
            return null;
        }

        try
        {
            string real = RealPath(path);
            refusal = Below(RealPath(folder), real) || Below(Path.GetDirectoryName(RealPath(Path.GetFullPath(modelPath)))!, real)
                ? null
                : "that is a link to a file outside the model's folder; put the file itself there";
            return refusal is null ? real : null;
        }
        catch (IOException)
        {
            refusal = "that is a circle of links";
            return null;
        }
    }

    private static string? Refusal(string location) =>
        location.Contains('\0', StringComparison.Ordinal) ? "that is no path"
        : Path.IsPathRooted(location) || location[0] is '/' or '\\' || (location.Length > 1 && location[1] == ':') ? "that is an absolute path; only files in the model's folder are read"
        : null;

    private static bool Below(string folder, string path) =>
        path.StartsWith(folder.EndsWith(Path.DirectorySeparatorChar) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // Every part may be a link, and links may lead to links.
    private static string RealPath(string path)
    {
        string root = Path.GetPathRoot(path)!;
        string real = root;
        foreach (string part in path[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            string next = Path.Combine(real, part);
            real = new FileInfo(next).LinkTarget is null ? next : RealPath(File.ResolveLinkTarget(next, returnFinalTarget: true)!.FullName);
        }

        return real;
    }
}
