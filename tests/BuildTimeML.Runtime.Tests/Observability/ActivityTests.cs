using System.Collections.Concurrent;
using System.Diagnostics;

namespace BuildTimeML.Runtime.Tests.Observability;

[Collection(AloneCollection.Name)]
public sealed class ActivityTests : IDisposable
{
    private readonly NamedModel _model = new(Models.Add);
    private readonly ConcurrentQueue<Activity> _activities = new();
    private readonly ActivityListener _listener;

    public ActivityTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "BuildTimeML",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = _activities.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _model.Dispose();
    }

    [Fact]
    public void Loading_and_calling_are_activities_below_the_callers()
    {
        using var caller = new Activity("a request");
        caller.Start();
        using (ModelSession session = ModelSession.Load(_model.FilePath))
        using (ModelCall call = NamedModel.Add(session))
        {
            call.Run();
        }

        Assert.Equal(["load " + _model.Name, "predict " + _model.Name], _activities.Select(a => a.DisplayName));
        Assert.All(_activities, activity =>
        {
            Assert.Equal(caller.SpanId, activity.ParentSpanId);
            Assert.Equal([new("buildtimeml.model", _model.Name), new("buildtimeml.provider", "CPU")], activity.TagObjects);
            Assert.NotEqual(ActivityStatusCode.Error, activity.Status);
        });
        Assert.Same(caller, Activity.Current);
    }

    [Fact]
    public void What_fails_has_the_status_and_the_kind_of_its_error()
    {
        using ModelSession session = ModelSession.Load(_model.FilePath);
        using ModelCall call = NamedModel.Add(session, columns: 4);

        OnnxRuntimeException error = Assert.Throws<OnnxRuntimeException>(call.Run);

        Activity activity = _activities.Last();
        Assert.Equal((ActivityStatusCode.Error, error.Message), (activity.Status, activity.StatusDescription));
        Assert.Equal("InvalidArgument", activity.GetTagItem("error.type"));
        Assert.Null(Activity.Current);
    }
}
