using System.Reflection;

namespace BuildTimeML.Runtime;

/// <summary>ONNX Runtime's native library was not found, does not load, or is too old.</summary>
public sealed class EngineNotFoundException : Exception
{
    /// <summary>The version that the build takes: the project file says it to the build, and the build to the assembly.</summary>
    internal static string TestedVersion => typeof(EngineNotFoundException).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "EngineVersion").Value!;

    internal EngineNotFoundException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    internal static EngineNotFoundException Nowhere(string name, ReadOnlySpan<string> candidates) => new(
        $"ONNX Runtime's native library '{name}' was not found: neither at '{string.Join("' or '", candidates!)}' nor by the standard probing. " +
        $"Add <PackageReference Include=\"Microsoft.ML.OnnxRuntime\" Version=\"{TestedVersion}\" /> to the app's project (or .Gpu, .DirectML), " +
        $"or set {nameof(OnnxRuntimeEngine)}.{nameof(OnnxRuntimeEngine.LibraryPath)} before the first model is loaded.");
}
