namespace BuildTimeML.Runtime.ExecutionProviders;

/// <summary>Intel's processors, graphics processors and neural processors. What is null is left to the engine.</summary>
public sealed class OpenVino : NamedExecutionProvider
{
    /// <inheritdoc/>
    public override string Name => nameof(OpenVino);

    /// <summary><c>CPU</c>, <c>GPU</c>, <c>GPU.1</c>, <c>NPU</c>, or a choice such as <c>AUTO:NPU,GPU,CPU</c>.</summary>
    public string? DeviceType { get; init; }

    /// <summary>What is computed in; by default what the device does best.</summary>
    public OpenVinoPrecision? Precision { get; init; }

    /// <summary>How many threads work on one run; 8 by default.</summary>
    public int? Threads { get; init; }

    /// <summary>How many runs the device works on at the same time; 1 by default.</summary>
    public int? Streams { get; init; }

    /// <summary>The folder that compiled models are kept in and read from; null, the default, for none.</summary>
    public string? CacheDirectory { get; init; }

    internal override string EngineName => "OpenVINOExecutionProvider";

    internal override string WayOut => "Reference the package Intel.ML.OnnxRuntime.OpenVino instead of Microsoft.ML.OnnxRuntime.";

    private protected override string AppendName => "OpenVINO";

    private protected override void Describe(ProviderSettings settings)
    {
        settings.Set("device_type", DeviceType);
        settings.Set("precision", Precision, "FP32", "FP16", "ACCURACY");
        settings.Set("num_of_threads", Threads);
        settings.Set("num_streams", Streams);
        settings.Set("cache_dir", CacheDirectory);
    }
}
