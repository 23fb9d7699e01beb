using System.Runtime.InteropServices;

namespace BuildTimeML.Runtime.Tests.ExecutionProviders;

/// <summary>
/// A graphics processor in software: a driver of Vulkan, and an engine with the provider for it, of the version that the build takes.
/// What <c>.ci/run</c> brings is found; BUILDTIMEML_VULKAN_DRIVER and BUILDTIMEML_WEBGPU_ENGINE name others.
/// </summary>
internal static class SoftwareGpu
{
    private const string Driver = "vk_swiftshader_icd.json";

    /// <summary>The engine's library; null where there is none.</summary>
    public static string? Engine { get; } = First(
        Environment.GetEnvironmentVariable("BUILDTIMEML_WEBGPU_ENGINE"),
        Path.Combine(Cache, "onnxruntime", EngineNotFoundException.TestedVersion + "-npm", "runtimes", RuntimeInformation.RuntimeIdentifier, "native", EngineLibrary.FileName));

    /// <summary>The file that names the driver to Vulkan's loader; null where there is none.</summary>
    public static string? DriverFile { get; } = First(
        Environment.GetEnvironmentVariable("BUILDTIMEML_VULKAN_DRIVER"), Path.Combine("/usr/lib/chromium", Driver), Path.Combine(Cache, "swiftshader", Driver));

    /// <summary>What is missing and how to get it; null where nothing is.</summary>
    public static string? Missing =>
        Engine is null ? "There is no ONNX Runtime with WebGPU: dotnet build runtime/native/OnnxRuntime.Native.proj -t:Bring -p:OnnxRuntimeSource=Npm brings one." :
        DriverFile is null ? "There is no software driver of Vulkan: install Debian's package chromium, or let .ci/run take the driver out of it." :
        !NativeLibrary.TryLoad("libvulkan.so.1", out _) ? "There is no loader of Vulkan: install Debian's package libvulkan1." :
        null;

    private static string Cache => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } home ? home : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
        "buildtimeml");

    private static string? First(params ReadOnlySpan<string?> files)
    {
        foreach (string? file in files)
        {
            if (File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }
}
