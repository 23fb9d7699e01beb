using System.Collections;
using System.Globalization;
using System.Text;
using BuildTimeML.Build;
using BuildTimeML.Tasks.Items;
using Microsoft.Build.Framework;

namespace BuildTimeML.Tasks.Incremental;

/// <summary>
/// What a task came to when it last ran, kept with all that this rests on. A build with nothing to do then compares one text and a few
/// stamps. It is plain code on purpose: what costs time in such a build is not the work, but that .NET compiles the code for it in
/// each process, and here that is a few methods instead of hundreds.
/// </summary>
/// <param name="path">The file that it is kept in.</param>
internal sealed class TaskMemory(string path)
{
    /// <summary>Between the fields of a line, and between lines: no value of a project holds these.</summary>
    public const char Field = '\u0001';
    public const char Line = '\u0002';

    private readonly StringBuilder _question = new(TaskId);

    private static string TaskId => typeof(TaskMemory).Assembly.ManifestModule.ModuleVersionId.ToString();

    /// <summary>Adds a value that the answer depends on.</summary>
    public void Ask(string value) => _question.Append(Field).Append(value);

    /// <summary>Adds all that a project says of items.</summary>
    public void Ask(ITaskItem[] items)
    {
        foreach (ITaskItem item in items)
        {
            Ask(item);
        }
    }

    /// <summary>Whether the files that an item names are found by patterns, which have to be looked at each time.</summary>
    public static bool HasPatterns(ITaskItem item) => item.GetMetadata(ItemNames.CalibrationData).Length > 0 || item.GetMetadata(ItemNames.EvaluationData).Length > 0;

    /// <returns>The answer; null where something is different, or there is none.</returns>
    public string[]? Recall()
    {
        try
        {
            string[] parts = File.Exists(path) ? File.ReadAllText(path).Split([Line], 3) : [];
            return parts.Length == 3 && parts[0] == _question.ToString() && AreUnchanged(parts[1]) ? parts[2].Split(Line) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <param name="files">What the answer depends on besides, each with its stamp: of files that were read, that from before they were.</param>
    /// <param name="answer">Its lines.</param>
    public void Keep(IEnumerable<(string Path, string Stamp)> files, IEnumerable<string> answer)
    {
        string stamps = string.Join(Field.ToString(CultureInfo.InvariantCulture), files.SelectMany(f => new[] { f.Path, f.Stamp }));
        try
        {
            AtomicFile.WriteIfDifferent(path, string.Join(Line.ToString(CultureInfo.InvariantCulture), new[] { _question.ToString(), stamps }.Concat(answer)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next build finds out for itself.
        }
    }

    private void Ask(ITaskItem item)
    {
        Ask(item.ItemSpec);
        Ask(item.GetMetadata("DefiningProjectFullPath"));
        var metadata = new List<string>();
        foreach (DictionaryEntry entry in item.CloneCustomMetadata())
        {
            metadata.Add((string)entry.Key + '=' + (string)entry.Value!);
        }

        // MSBuild gives them in another order in each process.
        metadata.Sort(StringComparer.Ordinal);
        foreach (string one in metadata)
        {
            Ask(one);
        }
    }

    private static bool AreUnchanged(string stamps)
    {
        string[] parts = stamps.Split(Field);
        for (int i = 0; i + 1 < parts.Length; i += 2)
        {
            if (SourceFile.Stamp(parts[i]) != parts[i + 1])
            {
                return false;
            }
        }

        return true;
    }
}
