using System.Text.RegularExpressions;

namespace BuildTimeML.Tasks.Items;

/// <summary>
/// Finds files by patterns: <c>*</c> and <c>?</c> within a name, <c>**</c> for any folders. Names are compared without regard to case
/// and sorted by the numbers of their characters, so that the same files come in the same order on every system.
/// </summary>
internal static class FilePattern
{
    /// <param name="folder">Absolute; patterns are relative to it.</param>
    /// <param name="pattern">With '/' or '\'.</param>
    /// <returns>Absolute paths.</returns>
    public static IReadOnlyList<string> Find(string folder, string pattern)
    {
        string[] parts = pattern.Replace('\\', '/').Split('/');
        int first = Array.FindIndex(parts, IsPattern);
        string start = Path.GetFullPath(Path.Combine(folder, string.Join("/", first < 0 ? parts : parts.Take(first))));
        if (pattern.StartsWith("/", StringComparison.Ordinal))
        {
            start = Path.GetFullPath("/" + string.Join("/", first < 0 ? parts : parts.Take(first)));
        }

        if (first < 0)
        {
            return File.Exists(start) ? [start] : [];
        }

        return [.. Walk(start, [.. parts.Skip(first)], 0).Distinct(StringComparer.Ordinal)
            .OrderBy(f => f.Replace('\\', '/'), StringComparer.Ordinal)];
    }

    private static bool IsPattern(string part) => part.IndexOfAny(['*', '?']) >= 0;

    private static IEnumerable<string> Walk(string folder, string[] parts, int at)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        if (parts[at] == "**")
        {
            IEnumerable<string> below = Directory.GetDirectories(folder).Where(d => !IsLink(d)).SelectMany(d => Walk(d, parts, at));
            return at == parts.Length - 1
                ? Directory.GetFiles(folder).Concat(below)
                : Walk(folder, parts, at + 1).Concat(below);
        }

        string[] entries = at == parts.Length - 1 ? Directory.GetFiles(folder) : Directory.GetDirectories(folder);
        IEnumerable<string> found = entries.Where(e => Matches(Path.GetFileName(e), parts[at]));
        return at == parts.Length - 1 ? found : found.SelectMany(d => Walk(d, parts, at + 1));
    }

    // A link may lead back to a folder that it lies in.
    private static bool IsLink(string folder) => (File.GetAttributes(folder) & FileAttributes.ReparsePoint) != 0;

    private static bool Matches(string name, string pattern) => Regex.IsMatch(
        name,
        "^" + Regex.Escape(pattern).Replace("\\*", ".*").Replace("\\?", ".") + "$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline);
}
