namespace BuildTimeML.Runtime.ExecutionProviders;

/// <summary>Qualcomm's neural processors; they take quantised models. What is null is left to the engine.</summary>
public sealed class Qnn : NamedExecutionProvider
{
    /// <inheritdoc/>
    public override string Name => nameof(Qnn);

    /// <summary>What it runs on; the neural processor by default. It excludes <see cref="BackendPath"/>.</summary>
    public QnnBackend? Backend { get; init; }

    /// <summary>The backend's library, such as <c>QnnHtp.dll</c>.</summary>
    public string? BackendPath { get; init; }

    /// <summary>How the neural processor weighs speed against power.</summary>
    public QnnPerformance? Performance { get; init; }

    /// <summary>How hard the graph is optimised for it when it is loaded, from 0 to 3.</summary>
    public int? FinalizationOptimization { get; init; }

    /// <summary>Whether float32 is computed in float16; it is by default.</summary>
    public bool? Fp16 { get; init; }

    internal override string EngineName => "QNNExecutionProvider";

    internal override string WayOut => "Reference the package Microsoft.ML.OnnxRuntime.QNN instead of Microsoft.ML.OnnxRuntime; it runs on Windows on Arm.";

    private protected override string AppendName => "QNN";

    private protected override void Describe(ProviderSettings settings)
    {
        settings.Set("backend_type", Backend, "cpu", "gpu", "htp");
        settings.Set("backend_path", BackendPath);
        settings.Set(
            "htp_performance_mode",
            Performance,
            "default",
            "burst",
            "sustained_high_performance",
            "high_performance",
            "balanced",
            "low_balanced",
            "high_power_saver",
            "power_saver",
            "low_power_saver",
            "extreme_power_saver");
        settings.Set("htp_graph_finalization_optimization_mode", FinalizationOptimization);
        settings.Set("enable_htp_fp16_precision", Fp16);
    }
}
