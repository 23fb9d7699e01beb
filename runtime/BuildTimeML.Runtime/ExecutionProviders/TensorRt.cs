using System.Diagnostics.CodeAnalysis;

namespace BuildTimeML.Runtime.ExecutionProviders;

/// <summary>
/// NVIDIA's graphics processors, through TensorRT, which compiles the graph for the device: minutes in the first load, unless
/// engines are cached. Name <see cref="Cuda"/> after it for the nodes that it does not take. What is null is left to the engine.
/// </summary>
public sealed class TensorRt : ExecutionProvider
{
    /// <inheritdoc/>
    public override string Name => nameof(TensorRt);

    /// <summary>The processor's number, from 0, which is the engine's default.</summary>
    public int? DeviceId { get; init; }

    /// <summary>Whether layers may be computed in float16. Off by default.</summary>
    public bool? Fp16 { get; init; }

    /// <summary>Whether layers may be computed in 8 bits; the model holds the ranges, as one of <c>Precision="Int8Static"</c> does. Off by default.</summary>
    [SuppressMessage("Naming", "CA1720", Justification = "The names of ONNX.")]
    public bool? Int8 { get; init; }

    /// <summary>The most memory of the device that a layer may work with, in bytes.</summary>
    public long? MaxWorkspaceSize { get; init; }

    /// <summary>The folder that compiled engines are kept in and read from; null, the default, for none.</summary>
    public string? EngineCachePath { get; init; }

    /// <summary>The folder that the times of kernels are kept in, so that compiling takes less time; null, the default, for none.</summary>
    public string? TimingCachePath { get; init; }

    /// <summary>The least number of nodes that a part of the graph must have to be compiled; 1 by default.</summary>
    public int? MinSubgraphSize { get; init; }

    /// <summary>How long the compiler looks for a faster engine, from 0 to 5; 3 by default.</summary>
    public int? OptimizationLevel { get; init; }

    /// <summary>Whether runs are recorded once and replayed as one graph. Off by default.</summary>
    public bool? Graph { get; init; }

    internal override string EngineName => "TensorrtExecutionProvider";

    internal override string WayOut =>
        "Reference the package Microsoft.ML.OnnxRuntime.Gpu instead of Microsoft.ML.OnnxRuntime, and install the CUDA, cuDNN and TensorRT that its version asks for.";

    internal override void Append(Engine engine, nint sessionOptions) => engine.Api.AppendTensorRt(sessionOptions, ReadSettings().Entries);

    private protected override void Describe(ProviderSettings settings)
    {
        settings.Set("device_id", DeviceId);
        settings.Set("trt_fp16_enable", Fp16);
        settings.Set("trt_int8_enable", Int8);
        settings.Set("trt_max_workspace_size", MaxWorkspaceSize);
        settings.Set("trt_engine_cache_enable", EngineCachePath is null ? null : true);
        settings.Set("trt_engine_cache_path", EngineCachePath);
        settings.Set("trt_timing_cache_enable", TimingCachePath is null ? null : true);
        settings.Set("trt_timing_cache_path", TimingCachePath);
        settings.Set("trt_min_subgraph_size", MinSubgraphSize);
        settings.Set("trt_builder_optimization_level", OptimizationLevel);
        settings.Set("trt_cuda_graph_enable", Graph);
    }
}
