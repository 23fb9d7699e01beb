namespace BuildTimeML.Runtime.ExecutionProviders;

/// <summary>Graphics processors of any maker on Windows, through DirectX 12. What is null is left to the engine.</summary>
/// <remarks>One run at a time may use a session on it.</remarks>
public sealed class DirectMl : NamedExecutionProvider
{
    /// <inheritdoc/>
    public override string Name => nameof(DirectMl);

    /// <summary>The adapter's number, as Windows lists them, from 0, which is the engine's default. It excludes <see cref="PerformancePreference"/>.</summary>
    public int? DeviceId { get; init; }

    /// <summary>Which of several adapters to take.</summary>
    public DirectMlPreference? PerformancePreference { get; init; }

    internal override string EngineName => "DmlExecutionProvider";

    internal override string WayOut =>
        "Reference the package Microsoft.ML.OnnxRuntime.DirectML instead of Microsoft.ML.OnnxRuntime; it runs on Windows 10 1903 and later.";

    private protected override string AppendName => "DML";

    private protected override void Describe(ProviderSettings settings)
    {
        settings.Set("device_id", DeviceId);
        settings.Set("performance_preference", PerformancePreference, "default", "high_performance", "minimum_power");
    }
}
