using BuildTimeML.Tasks.Items;

namespace BuildTimeML.Tasks.Worker;

/// <summary>Tells one build of the worker from another, without starting it.</summary>
internal static class WorkerIdentity
{
    /// <returns>A hash over the names, lengths and times of the worker's own assemblies.</returns>
    public static string Of(string workerPath) => ItemState.HashText(string.Join("\n", Directory
        .GetFiles(Path.GetDirectoryName(workerPath)!, "BuildTimeML.*.dll")
        .OrderBy(path => path, StringComparer.Ordinal)
        .Select(path => $"{Path.GetFileName(path)} {ItemState.Stamp(path)}")));
}
