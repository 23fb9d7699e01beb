using System.Diagnostics;

namespace BuildTimeML.Runtime.Observability;

/// <summary>Something that takes time: since when, and its activity where somebody listens.</summary>
internal readonly struct Observation
{
    private readonly long _start;
    private readonly Activity? _activity;

    private Observation(Activity? activity)
    {
        _activity = activity;
        _start = Stopwatch.GetTimestamp();
    }

    public double Seconds => Stopwatch.GetElapsedTime(_start).TotalSeconds;

    public static Observation Start(string name, KeyValuePair<string, object?>[] tags) =>
        new(RuntimeActivities.Source.StartActivity(name, ActivityKind.Internal, parentContext: default, tags));

    /// <summary>For what is known only now.</summary>
    public void SetTag(string name, string value) => _activity?.SetTag(name, value);

    public void End(Exception? error)
    {
        if (_activity is null)
        {
            return;
        }

        if (error is not null)
        {
            _activity.SetTag(TagNames.ErrorType, ErrorTypes.Of(error));
            _activity.SetStatus(ActivityStatusCode.Error, error.Message);
        }

        _activity.Dispose();
    }
}
