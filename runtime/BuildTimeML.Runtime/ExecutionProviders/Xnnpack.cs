namespace BuildTimeML.Runtime.ExecutionProviders;

/// <summary>Kernels for the processors of phones. What is null is left to the engine.</summary>
public sealed class Xnnpack : NamedExecutionProvider
{
    /// <inheritdoc/>
    public override string Name => nameof(Xnnpack);

    /// <summary>
    /// How many threads its own pool has; 1 by default. With more, set <see cref="ModelOptions.IntraOpThreads"/> to 1, so that the
    /// two pools do not stand in each other's way.
    /// </summary>
    public int? Threads { get; init; }

    internal override string EngineName => "XnnpackExecutionProvider";

    internal override string WayOut => "The package Microsoft.ML.OnnxRuntime has it on Android and iOS; elsewhere it takes a build of ONNX Runtime with --use_xnnpack.";

    internal override bool ReportsAllNodes => false;

    private protected override string AppendName => "XNNPACK";

    private protected override void Describe(ProviderSettings settings) => settings.Set("intra_op_num_threads", Threads);
}
