using BuildTimeML.Build;
using Microsoft.Build.Framework;

namespace BuildTimeML.Tasks.Worker;

/// <summary>Finds the ONNX Runtime that runs on the machine of the build, which need not be the one of the application.</summary>
internal static class EngineLocator
{
    /// <param name="packageFiles">The native files of the application's packages.</param>
    /// <param name="enginePath">The property BuildTimeMLEnginePath; may be empty.</param>
    /// <param name="hostRid">The machine's portable runtime identifier.</param>
    /// <returns>The package's library for this machine, else <paramref name="enginePath"/>, else null.</returns>
    public static string? Find(IEnumerable<ITaskItem> packageFiles, string enginePath, string hostRid)
    {
        foreach (ITaskItem file in packageFiles)
        {
            // A package holds the libraries of all its systems side by side.
            if (EngineLibrary.Find(file.ItemSpec) is var (package, _) && EngineLibrary.PathIn(package, hostRid) is var library && File.Exists(library))
            {
                return library;
            }
        }

        return enginePath.Length > 0 && File.Exists(enginePath) ? Path.GetFullPath(enginePath) : null;
    }
}
