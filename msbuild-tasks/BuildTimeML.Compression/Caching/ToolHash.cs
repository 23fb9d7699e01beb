using System.Runtime.InteropServices;
using BuildTimeML.Compression.Building;

namespace BuildTimeML.Compression.Caching;

/// <summary>A hash of what builds models: the worker's assemblies, the engine, the runtime and the kind of processor.</summary>
internal static class ToolHash
{
    private static readonly Lazy<string> Assemblies = new(() => TextHash.Sha256(Directory.GetFiles(AppContext.BaseDirectory, "*.dll")
        .Order(StringComparer.Ordinal)
        .Select(a => $"{Path.GetFileName(a)} {FileHash.Sha256(a)}")));

    /// <summary>Of the worker's assemblies alone: the same wherever the same package is used.</summary>
    public static string OfAssemblies() => Assemblies.Value;

    /// <param name="enginePath">ONNX Runtime's native library.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static string Of(string enginePath) =>
        TextHash.Sha256([Environment.Version.ToString(), RuntimeInformation.ProcessArchitecture.ToString(), FileHash.Sha256(enginePath), OfAssemblies()]);
}
