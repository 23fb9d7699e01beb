namespace BuildTimeML.Runtime.Observability;

/// <summary>Tells metrics and activities of the loading of a model.</summary>
internal static class LoadTelemetry
{
    /// <exception cref="Exception">What <paramref name="load"/> throws.</exception>
    public static ModelSession Observe<TState>(string model, TState state, Func<TState, ModelSession> load)
        where TState : allows ref struct
    {
        if (!RuntimeMetrics.LoadDuration.Enabled && !RuntimeActivities.Source.HasListeners())
        {
            return load(state);
        }

        var observation = Observation.Start("load " + model, [new(TagNames.Model, model)]);
        try
        {
            ModelSession session = load(state);
            RuntimeMetrics.LoadDuration.Record(observation.Seconds, session.Telemetry.Tags);
            observation.SetTag(TagNames.Provider, session.Telemetry.Provider);
            observation.End(error: null);
            return session;
        }
        catch (Exception error)
        {
            RuntimeMetrics.LoadDuration.Record(observation.Seconds, new(TagNames.Model, model), new(TagNames.ErrorType, ErrorTypes.Of(error)));
            observation.End(error);
            throw;
        }
    }
}
