using Microsoft.Build.Framework;

namespace BuildTimeML.Tasks.Worker;

/// <summary>Finds the ONNX Runtime that runs on the machine of the build, which need not be the one of the application.</summary>
internal static class EngineLocator
{
    /// <summary>The machine's library file name.</summary>
    /// <param name="hostRid">For example <c>linux-x64</c>.</param>
    public static string FileName(string hostRid) =>
        hostRid.StartsWith("win", StringComparison.Ordinal) ? "onnxruntime.dll"
        : hostRid.StartsWith("osx", StringComparison.Ordinal) ? "libonnxruntime.dylib"
        : "libonnxruntime.so";

    /// <param name="packageFiles">The native files of the application's packages.</param>
    /// <param name="enginePath">The property BuildTimeMLEnginePath; may be empty.</param>
    /// <param name="hostRid">The machine's portable runtime identifier.</param>
    /// <returns>The package's library for this machine, else <paramref name="enginePath"/>, else null.</returns>
    public static string? Find(IEnumerable<ITaskItem> packageFiles, string enginePath, string hostRid)
    {
        string fileName = FileName(hostRid);
        foreach (ITaskItem file in packageFiles)
        {
            // .../runtimes/<rid>/native/<file>: a package holds the libraries of all its systems side by side.
            string? native = Path.GetDirectoryName(file.ItemSpec);
            string? runtimes = Path.GetDirectoryName(Path.GetDirectoryName(native));
            if (runtimes is not null
                && Path.GetFileName(native) == "native"
                && Path.GetFileNameWithoutExtension(file.ItemSpec) is "onnxruntime" or "libonnxruntime"
                && Path.Combine(runtimes, hostRid, "native", fileName) is var library
                && File.Exists(library))
            {
                return library;
            }
        }

        return enginePath.Length > 0 && File.Exists(enginePath) ? Path.GetFullPath(enginePath) : null;
    }
}
