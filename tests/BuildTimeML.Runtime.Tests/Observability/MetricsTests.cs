using BuildTimeML.Runtime.Observability;

namespace BuildTimeML.Runtime.Tests.Observability;

[Collection(AloneCollection.Name)]
public sealed class MetricsTests : IDisposable
{
    private const string Cpu = "buildtimeml.provider=CPU";

    private readonly NamedModel _model = new(Models.Add);
    private readonly Measurements _measurements;

    public MetricsTests() => _measurements = new Measurements(_model.Name);

    public void Dispose()
    {
        _measurements.Dispose();
        _model.Dispose();
    }

    [Fact]
    public void Calls_are_counted_and_timed()
    {
        using ModelSession session = ModelSession.Load(_model.FilePath);
        using ModelCall call = NamedModel.Add(session);

        call.Run();
        call.Run();

        Assert.Equal([(1, Cpu), (1, Cpu)], _measurements.Of("buildtimeml.calls"));
        Assert.Empty(_measurements.Of("buildtimeml.call.errors"));
        Assert.Equal(2, _measurements.Of("buildtimeml.call.duration").Count(m => m.Tags == Cpu && m.Value is > 0 and < 10));
    }

    [Fact]
    public void A_call_that_fails_is_counted_with_the_kind_of_its_error()
    {
        using ModelSession session = ModelSession.Load(_model.FilePath);
        using ModelCall call = NamedModel.Add(session, columns: 4);

        Assert.Throws<OnnxRuntimeException>(call.Run);
        Assert.Throws<OperationCanceledException>(() => call.Run(new CancellationToken(canceled: true)));

        Assert.Equal(2, _measurements.Of("buildtimeml.calls").Count());
        string[] expected = [Cpu + " error.type=InvalidArgument", Cpu + " error.type=System.OperationCanceledException"];
        Assert.Equal(expected, _measurements.Of("buildtimeml.call.errors").Select(m => m.Tags));
        Assert.Equal(expected, _measurements.Of("buildtimeml.call.duration").Select(m => m.Tags));
    }

    [Fact]
    public void Loading_is_timed_also_where_it_fails()
    {
        ModelSession.Load(_model.FilePath).Dispose();
        File.WriteAllText(_model.FilePath, "this is no model");
        Assert.Throws<OnnxRuntimeException>(() => ModelSession.Load(_model.FilePath));

        Assert.Equal([Cpu, "error.type=InvalidProtobuf"], _measurements.Of("buildtimeml.load.duration").Select(m => m.Tags));
    }

    [Fact]
    public void A_generated_class_is_called_by_its_name()
    {
        var info = new ModelInfo("NamedByItsClass", "Float32", "nothing.onnx", 1, "", 1);
        using var measurements = new Measurements(info.Name);

        Assert.Throws<ModelFileException>(() => ModelSession.Load(info));

        Assert.Equal(["error.type=BuildTimeML.Runtime.ModelFileException"], measurements.Of("buildtimeml.load.duration").Select(m => m.Tags));
    }

    [Fact]
    public void The_memory_of_buffers_is_reported_until_they_are_released()
    {
        using ModelSession session = ModelSession.Load(_model.FilePath);
        ModelCall first = NamedModel.Add(session);
        using ModelCall second = NamedModel.Add(session);

        _measurements.Observe();
        Assert.Equal([(2 * 3 * 2 * 3 * sizeof(float), Cpu)], _measurements.Of("buildtimeml.memory.reserved"));

        first.Dispose();
        first.Dispose();
        _measurements.Observe();
        Assert.Equal([(3 * 2 * 3 * sizeof(float), Cpu)], _measurements.Of("buildtimeml.memory.reserved"));

        second.Dispose();
        _measurements.Observe();
        Assert.Empty(_measurements.Of("buildtimeml.memory.reserved"));
    }

    [Fact]
    public async Task A_wait_for_an_instance_of_a_pool_is_recorded_in_seconds_of_a_thread_and_of_an_awaited_call()
    {
        using var model = new NamedModel(Doubler.Onnx);
        using var measurements = new Measurements(model.Name);
        using ModelSession session = ModelSession.Load(model.FilePath);
        using var pool = new ModelPool<Doubler>(session, 1, s => new Doubler(s));
        PoolLease<Doubler> lease = pool.Rent();
        Task blocked = Task.Factory.StartNew(() => pool.Rent().Dispose(), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Assert.True(SpinWait.SpinUntil(() => pool.Waiting == 1, TimeSpan.FromSeconds(30)));
        ValueTask awaited = new DoublerResult().Start(pool, new float[] { 1 });
        Thread.Sleep(50);
        Assert.Empty(measurements.Of("buildtimeml.pool.wait.duration"));

        lease.Dispose();
        await blocked;
        await awaited;

        Assert.Equal(2, measurements.Of("buildtimeml.pool.wait.duration").Count(m => m.Tags == Cpu && m.Value is >= 0.05 and < 30));
    }

    [Fact]
    public void A_call_that_is_listened_to_allocates_no_managed_byte()
    {
        using var listener = new System.Diagnostics.Metrics.MeterListener
        {
            InstrumentPublished = static (instrument, l) =>
            {
                if (instrument.Meter.Name == RuntimeMetrics.MeterName)
                {
                    l.EnableMeasurementEvents(instrument);
                }
            },
        };
        long calls = 0;
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) => calls += value * tags.Length);
        listener.SetMeasurementEventCallback<double>(static (_, _, _, _) => { });
        _measurements.Dispose();
        listener.Start();
        using ModelSession session = ModelSession.Load(_model.FilePath);
        using ModelCall call = NamedModel.Add(session);
        Repeat(call);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Repeat(call);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(2 * 2 * 1000, calls);

        static void Repeat(ModelCall call)
        {
            for (int i = 0; i < 1000; i++)
            {
                call.Run();
            }
        }
    }
}
