namespace BuildTimeML.Runtime.ExecutionProviders;

/// <summary>Graphics processors of any maker, through Vulkan, DirectX 12 or Metal. What is null is left to the engine.</summary>
public sealed class WebGpu : NamedExecutionProvider
{
    /// <inheritdoc/>
    public override string Name => nameof(WebGpu);

    /// <summary>In which order tensors of images lie; with the channels last by default.</summary>
    public WebGpuLayout? PreferredLayout { get; init; }

    /// <summary>Whether runs are recorded once and replayed: for inputs of one shape in buffers that stay. Off by default.</summary>
    public bool? GraphCapture { get; init; }

    /// <summary>Which of several adapters to take.</summary>
    public WebGpuPower? PowerPreference { get; init; }

    /// <summary>How much of what the provider asks of the driver is checked; the least in release builds by default.</summary>
    public WebGpuValidation? Validation { get; init; }

    internal override string EngineName => "WebGpuExecutionProvider";

    internal override string WayOut =>
        "The package Microsoft.ML.OnnxRuntime does not have it. Set OnnxRuntimeEngine.LibraryPath to a library that has: the one in the npm package onnxruntime-node, " +
        "or a build of ONNX Runtime with --use_webgpu. It needs a driver of Vulkan, DirectX 12 or Metal.";

    internal override bool ReportsAllNodes => PreferredLayout == WebGpuLayout.Nchw;

    private protected override string AppendName => "WebGPU";

    private protected override void Describe(ProviderSettings settings)
    {
        settings.Set("preferredLayout", PreferredLayout, "NHWC", "NCHW");
        settings.Set("enableGraphCapture", GraphCapture);
        settings.Set("powerPreference", PowerPreference, "high-performance", "low-power");
        settings.Set("validationMode", Validation, "disabled", "wgpuOnly", "basic", "full");
    }
}
