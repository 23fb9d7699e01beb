namespace BuildTimeML.Build;

/// <summary>ONNX Runtime's native library, as packages hold it for each system: <c>runtimes/&lt;rid&gt;/native/&lt;file&gt;</c>.</summary>
internal static class EngineLibrary
{
    /// <param name="rid">For example <c>linux-x64</c>.</param>
    public static string FileName(string rid) =>
        rid.StartsWith("win", StringComparison.Ordinal) ? "onnxruntime.dll"
        : rid.StartsWith("osx", StringComparison.Ordinal) ? "libonnxruntime.dylib"
        : "libonnxruntime.so";

    /// <returns>Where the library for a system is below a package's folder.</returns>
    public static string PathIn(string package, string rid) => Path.Combine(package, "runtimes", rid, "native", FileName(rid));

    /// <param name="path">Of any file.</param>
    /// <returns>The folder of the package and the system that the file is for; null where it is no such library, in whatever form.</returns>
    public static (string Package, string Rid)? Find(string path)
    {
        string? native = Path.GetDirectoryName(path);
        string? rid = Path.GetDirectoryName(native);
        string? runtimes = Path.GetDirectoryName(rid);
        return Path.GetFileNameWithoutExtension(path) is "onnxruntime" or "libonnxruntime" && Path.GetFileName(native) == "native" && Path.GetFileName(runtimes) == "runtimes"
            ? (Path.GetDirectoryName(runtimes)!, Path.GetFileName(rid)!)
            : null;
    }
}
