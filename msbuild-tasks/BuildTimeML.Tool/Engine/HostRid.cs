using System.Runtime.InteropServices;
using BuildTimeML.Build;

namespace BuildTimeML.Tool.Engine;

/// <summary>This machine, as packages call it.</summary>
internal static class HostRid
{
    /// <summary>For example <c>linux-x64</c>.</summary>
    public static string Current { get; } = $"{Os}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";

    /// <summary>The file name of ONNX Runtime's library.</summary>
    public static string EngineFile { get; } = EngineLibrary.FileName(Current);

    private static string Os =>
        OperatingSystem.IsWindows() ? "win" :
        OperatingSystem.IsMacOS() ? "osx" :
        RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal) ? "linux-musl" :
        "linux";
}
