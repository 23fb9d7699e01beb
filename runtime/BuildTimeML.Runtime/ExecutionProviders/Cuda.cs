namespace BuildTimeML.Runtime.ExecutionProviders;

/// <summary>NVIDIA's graphics processors, through CUDA and cuDNN. What is null is left to the engine.</summary>
public sealed class Cuda : ExecutionProvider
{
    /// <inheritdoc/>
    public override string Name => nameof(Cuda);

    /// <summary>The processor's number, from 0, which is the engine's default.</summary>
    public int? DeviceId { get; init; }

    /// <summary>The most memory of the device that the session's arena may take, in bytes; all of it by default.</summary>
    public long? MemoryLimit { get; init; }

    /// <summary>How the arena grows; in powers of two by default.</summary>
    public ArenaExtension? ArenaExtension { get; init; }

    /// <summary>How cuDNN chooses the algorithm of a convolution; by an exhaustive search in the first run by default.</summary>
    public ConvolutionSearch? ConvolutionSearch { get; init; }

    /// <summary>Whether that search may take as much memory as it likes; it may by default.</summary>
    public bool? ConvolutionMaxWorkspace { get; init; }

    /// <summary>Whether copies wait for computations on the same stream; they do by default, and other settings can give wrong results.</summary>
    public bool? CopyInDefaultStream { get; init; }

    /// <summary>Whether runs are recorded once and replayed as one graph: for inputs of one shape in buffers that stay. Off by default.</summary>
    public bool? Graph { get; init; }

    /// <summary>Whether products of float32 matrices may be computed in TF32, with 10 bits of mantissa; they may by default, on Ampere and later.</summary>
    public bool? Tf32 { get; init; }

    /// <summary>Whether convolutions are computed with the channels last. Off by default.</summary>
    public bool? PreferNhwc { get; init; }

    internal override string EngineName => "CUDAExecutionProvider";

    internal override bool ReportsAllNodes => PreferNhwc != true;

    internal override string WayOut =>
        "Reference the package Microsoft.ML.OnnxRuntime.Gpu instead of Microsoft.ML.OnnxRuntime, and install the CUDA and cuDNN that its version asks for.";

    internal override void Append(Engine engine, nint sessionOptions) => engine.Api.AppendCuda(sessionOptions, ReadSettings().Entries);

    private protected override void Describe(ProviderSettings settings)
    {
        settings.Set("device_id", DeviceId);
        settings.Set("gpu_mem_limit", MemoryLimit);
        settings.Set("arena_extend_strategy", ArenaExtension, "kNextPowerOfTwo", "kSameAsRequested");
        settings.Set("cudnn_conv_algo_search", ConvolutionSearch, "EXHAUSTIVE", "HEURISTIC", "DEFAULT");
        settings.Set("cudnn_conv_use_max_workspace", ConvolutionMaxWorkspace);
        settings.Set("do_copy_in_default_stream", CopyInDefaultStream);
        settings.Set("enable_cuda_graph", Graph);
        settings.Set("use_tf32", Tf32);
        settings.Set("prefer_nhwc", PreferNhwc);
    }
}
