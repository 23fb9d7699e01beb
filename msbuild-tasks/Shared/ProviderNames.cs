namespace BuildTimeML.Build;

/// <summary>The names that the <c>ExecutionProviders</c> metadata takes. Each is a line in the runtime's table of execution providers.</summary>
internal static class ProviderNames
{
    public const string Cpu = "Cpu";

    public static IReadOnlyList<string> All { get; } = [Cpu, "Cuda", "TensorRt", "DirectMl", "CoreMl", "OpenVino", "Qnn", "Xnnpack", "WebGpu"];
}
