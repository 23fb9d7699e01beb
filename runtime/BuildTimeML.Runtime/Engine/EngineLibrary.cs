using System.Runtime.InteropServices;

namespace BuildTimeML.Runtime;

/// <summary>Finds ONNX Runtime's native library.</summary>
internal static class EngineLibrary
{
    private const string Name = "onnxruntime";

    public static string FileName { get; } =
        OperatingSystem.IsWindows() ? Name + ".dll" : OperatingSystem.IsMacOS() ? $"lib{Name}.dylib" : $"lib{Name}.so";

    /// <summary>Loads the file at <paramref name="path"/>, or probes for the library where there is none.</summary>
    /// <param name="path">The library's file, or null.</param>
    /// <param name="name">The name to probe for.</param>
    /// <param name="baseDirectory">The app's folder.</param>
    /// <exception cref="EngineNotFoundException">There is none that loads.</exception>
    public static nint Load(string? path, string name, string baseDirectory)
    {
        if (path is not null)
        {
            return LoadFile(path);
        }

        // The app's own first: Windows has an onnxruntime.dll of another version among its system files, which probing may find.
        string[] candidates = Candidates(name, baseDirectory);
        if (Array.Find(candidates, File.Exists) is { } own)
        {
            return LoadFile(own);
        }

        return NativeLibrary.TryLoad(name, typeof(EngineLibrary).Assembly, searchPath: null, out nint library)
            ? library
            : throw EngineNotFoundException.Nowhere(name, candidates);
    }

    public static nint Load(string? path) => Load(path, Name, AppContext.BaseDirectory);

    private static string[] Candidates(string name, string baseDirectory)
    {
        string file = FileName.Replace(Name, name, StringComparison.Ordinal);
        return
        [
            Path.Combine(baseDirectory, file),
            Path.Combine(baseDirectory, "runtimes", RuntimeInformation.RuntimeIdentifier, "native", file),
        ];
    }

    private static nint LoadFile(string path)
    {
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            throw new EngineNotFoundException($"ONNX Runtime's native library '{path}' does not load: {e.Message}", e);
        }
    }
}
