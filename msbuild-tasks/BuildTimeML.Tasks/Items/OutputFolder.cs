using BuildTimeML.Build;
using BuildTimeML.Manifest;

namespace BuildTimeML.Tasks.Items;

/// <summary>The folder below obj that holds what the build made of the models, and nothing else.</summary>
internal static class OutputFolder
{
    private static readonly string[] OurExtensions = [ManifestFormat.Extension, ".onnx", ProjectSettings.WeightsExtension, ProjectSettings.CompressedExtension, ".state", ".html", ".json", ".md"];

    /// <summary>Of what the task asks of the worker.</summary>
    public const string RequestExtension = ".request";

    // A worker reads its request when it starts.
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    /// <summary>Deletes the files of models that the project no longer has, and reports where none are wanted.</summary>
    /// <returns>Whether the report of a model was among them.</returns>
    public static bool RemoveStrangers(string folder, IReadOnlyCollection<ResolvedModel> models, bool reported)
    {
        var known = new HashSet<string>(models.SelectMany(m => new[] { m.Manifest, m.Output, m.OutputWeights, m.Resource, m.State }), StringComparer.Ordinal);
        if (reported)
        {
            known.UnionWith(models.Select(m => m.Report).Concat(ReportRequest.Names.Select(n => Path.Combine(folder, n))));
        }

        string[] strangers = [.. Files(folder).Where(f => OurExtensions.Contains(Path.GetExtension(f)) && !known.Contains(f))];
        Array.ForEach(strangers, File.Delete);
        return strangers.Any(f => f.EndsWith(ReportRequest.ModelExtension, StringComparison.Ordinal));
    }

    /// <summary>Deletes what a killed worker left half-written, unless another build of the project is at work and may just write it.</summary>
    public static void RemoveTemporaries(string folder)
    {
        using FileLock? alone = Directory.Exists(folder) ? FileLock.TryTake(Path.Combine(folder, FileLock.OfFolder)) : null;
        if (alone is null)
        {
            return;
        }

        foreach (string request in Files(folder).Where(f => Path.GetExtension(f) == RequestExtension && File.GetLastWriteTimeUtc(f) < DateTime.UtcNow - Forgotten))
        {
            File.Delete(request);
        }

        foreach (string file in Files(folder).Where(IsTemporary))
        {
            File.Delete(file);
        }

        foreach (string model in Directory.Exists(folder) ? Directory.GetDirectories(folder) : [])
        {
            if (IsTemporary(model))
            {
                Directory.Delete(model, recursive: true);
            }
        }
    }

    private static bool IsTemporary(string path) => Path.GetExtension(path) == ".tmp";

    private static string[] Files(string folder) => Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
}
