using System.Diagnostics.Metrics;

namespace BuildTimeML.Runtime.Observability;

/// <summary>The meter <c>BuildTimeML</c>: one instrument each, and the tags are <see cref="ModelTelemetry"/>'s.</summary>
internal static class RuntimeMetrics
{
    public const string MeterName = "BuildTimeML";

    // From a call of 25 us to a load of 10 s; the default boundaries of OpenTelemetry begin at 5 s.
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.000025, 0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    private static readonly Meter Meter = new(MeterName, typeof(RuntimeMetrics).Assembly.GetName().Version?.ToString(3));

    public static Counter<long> Calls { get; } = Meter.CreateCounter<long>("buildtimeml.calls", "{call}", "Calls of models, those that failed included.");

    public static Counter<long> CallErrors { get; } = Meter.CreateCounter<long>("buildtimeml.call.errors", "{call}", "Calls of models that failed.");

    public static Histogram<double> CallDuration { get; } = CreateDuration("buildtimeml.call.duration", "What calls of models take.");

    public static Histogram<double> LoadDuration { get; } = CreateDuration("buildtimeml.load.duration", "What loading models takes.");

    public static Histogram<double> QueueWait { get; } = CreateDuration("buildtimeml.pool.wait.duration", "How long callers wait for an instance of a pool.");

    /// <summary>Kept for its effect: it asks <see cref="ReservedMemory"/> when somebody collects.</summary>
    public static ObservableUpDownCounter<long> MemoryReserved { get; } = Meter.CreateObservableUpDownCounter(
        "buildtimeml.memory.reserved", ReservedMemory.Measure, "By", "What the buffers of the instances that exist take.");

    /// <summary>Whether anybody wants to know of calls.</summary>
    public static bool WantsCalls => CallDuration.Enabled || Calls.Enabled || CallErrors.Enabled;

    /// <summary>A caller waited for an instance of a pool.</summary>
    /// <param name="model">Whose.</param>
    /// <param name="wait">How long.</param>
    public static void RecordQueueWait(ModelTelemetry model, TimeSpan wait) => QueueWait.Record(wait.TotalSeconds, model.Tags);

    private static Histogram<double> CreateDuration(string name, string description) => Meter.CreateHistogram(name, "s", description, tags: null, Seconds);
}
