using BuildTimeML.Build;

namespace BuildTimeML.Tasks.Worker;

/// <summary>Tells one build of the worker from another, without starting it.</summary>
internal static class WorkerIdentity
{
    /// <returns>The names, lengths and times of the worker's own assemblies.</returns>
    public static string Of(string workerPath) => string.Join("; ", Directory
        .GetFiles(Path.GetDirectoryName(workerPath)!, "BuildTimeML.*.dll")
        .OrderBy(path => path, StringComparer.Ordinal)
        .Select(path => $"{Path.GetFileName(path)} {SourceFile.Stamp(path)}"));
}
