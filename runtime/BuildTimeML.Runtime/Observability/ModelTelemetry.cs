namespace BuildTimeML.Runtime.Observability;

/// <summary>What metrics and activities say of one loaded model. The tags are made once, so that a call allocates nothing.</summary>
internal sealed class ModelTelemetry(string model, string provider)
{
    private readonly KeyValuePair<string, object?>[] _tags = [new(TagNames.Model, model), new(TagNames.Provider, provider)];
    private readonly string _callName = "predict " + model;

    public string Provider => provider;

    public ReadOnlySpan<KeyValuePair<string, object?>> Tags => _tags;

    /// <summary>Whether anybody listens: one who does not costs a call a few nanoseconds.</summary>
    public static bool IsObserved => RuntimeMetrics.WantsCalls || RuntimeActivities.Source.HasListeners();

    public Observation StartCall() => Observation.Start(_callName, _tags);

    /// <param name="call">What <see cref="StartCall"/> gave.</param>
    /// <param name="error">What the call threw; null where it gave a result.</param>
    public void EndCall(Observation call, Exception? error)
    {
        RuntimeMetrics.Calls.Add(1, _tags);
        if (error is null)
        {
            RuntimeMetrics.CallDuration.Record(call.Seconds, _tags);
        }
        else
        {
            KeyValuePair<string, object?>[] tags = [.. _tags, new(TagNames.ErrorType, ErrorTypes.Of(error))];
            RuntimeMetrics.CallDuration.Record(call.Seconds, tags);
            RuntimeMetrics.CallErrors.Add(1, tags);
        }

        call.End(error);
    }

    /// <summary>Buffers came, or went where <paramref name="bytes"/> is negative.</summary>
    public void Reserve(long bytes)
    {
        if (bytes != 0)
        {
            ReservedMemory.Add(model, provider, bytes);
        }
    }
}
