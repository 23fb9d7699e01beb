using System.Diagnostics;
using System.Runtime.CompilerServices;
using BuildTimeML.Runtime.Interop;

namespace BuildTimeML.Runtime.Tests;

[Collection(AloneCollection.Name)]
public class LifetimeTests
{
    [Fact]
    public void A_call_outlives_its_session_and_the_last_of_them_releases_it()
    {
        ModelSession session = ModelSession.Load(Models.Identity(ElementType.Float32, rank: 1));
        (ModelCall call, TensorBuffer<float> x, TensorBuffer<float> y) = Bind(session);
        SessionHandle handle = session.Handle;

        session.Dispose();
        session.Dispose();
        x.Data[0] = 8;
        call.Run();

        Assert.Equal(8, y.Data[0]);
        Assert.False(handle.IsClosed);
        call.Dispose();
        Assert.True(handle.IsClosed);
    }

    [Fact]
    public void A_disposed_call_throws_and_has_disposed_its_tensors()
    {
        using ModelSession session = ModelSession.Load(Models.Identity(ElementType.Float32, rank: 1));
        (ModelCall call, TensorBuffer<float> x, TensorBuffer<float> y) = Bind(session);

        call.Dispose();
        call.Dispose();

        Assert.Throws<ObjectDisposedException>(call.Run);
        Assert.Throws<ObjectDisposedException>(() => x.Data.Length);
        Assert.Throws<ObjectDisposedException>(() => y.Data.Length);
    }

    [Fact]
    public void A_call_whose_tensor_is_disposed_throws()
    {
        using ModelSession session = ModelSession.Load(Models.Identity(ElementType.Float32, rank: 1));
        (ModelCall call, TensorBuffer<float> x, _) = Bind(session);
        using ModelCall disposedLater = call;

        x.Dispose();

        Assert.Throws<ObjectDisposedException>(call.Run);
    }

    [Fact]
    public void A_call_whose_engine_output_is_disposed_throws()
    {
        using ModelSession session = ModelSession.Load(Models.NonZero);
        var output = new EngineOutput();
        using var call = new ModelCall(session, [new("x", new TensorBuffer<float>(1))], [new("indices", output)]);

        output.Dispose();

        Assert.Throws<ObjectDisposedException>(call.Run);
        Assert.Throws<ObjectDisposedException>(() => output.View<long>().Rank);
    }

    [Fact]
    public void A_disposed_session_takes_no_further_call()
    {
        ModelSession session = ModelSession.Load(Models.Identity(ElementType.Float32, rank: 1));

        session.Dispose();

        Assert.Throws<ObjectDisposedException>(() => Bind(session));
    }

    [Fact]
    public void A_call_that_was_refused_leaves_no_reference_to_the_session()
    {
        ModelSession session = ModelSession.Load(Models.Identity(ElementType.Float32, rank: 1));
        using var tensor = new TensorBuffer<float>(1);
        Assert.Throws<ArgumentException>(() => new ModelCall(session, [new("nothing", tensor)], []));

        session.Dispose();

        Assert.True(session.Handle.IsClosed);
    }

    [Fact]
    public void A_call_that_nobody_disposed_gives_the_session_free_when_it_is_collected()
    {
        ModelSession session = ModelSession.Load(Models.Identity(ElementType.Float32, rank: 1));
        BindAndForget(session);
        session.Dispose();
        Assert.False(session.Handle.IsClosed);

        Collect();

        Assert.True(session.Handle.IsClosed);
    }

    [Fact]
    public void Engine_outputs_that_nobody_disposed_are_released_when_they_are_collected()
    {
        const int MegabytesPerRun = 8;
        using ModelSession session = ModelSession.Load(Models.NonZero);
        RunAndForget(session, MegabytesPerRun);
        Collect();
        long before = ResidentMegabytes();

        for (int i = 0; i < 100; i++)
        {
            RunAndForget(session, MegabytesPerRun);
            Collect();
        }

        Assert.True(ResidentMegabytes() - before < 200, $"{ResidentMegabytes() - before} MB were kept of {100 * MegabytesPerRun}.");
    }

    [Fact]
    public void Elements_of_sequences_are_released_before_the_next_call()
    {
        const int MegabytesPerRun = 8;
        using ModelSession session = ModelSession.Load(Models.Split);
        var x = new TensorBuffer<float>(16, MegabytesPerRun << 14);
        var parts = new EngineOutput();
        using var call = new ModelCall(session, [new("x", x)], [new("parts", parts)]);
        long before = 0;

        for (int i = 0; i < 110; i++)
        {
            x.Data.Fill(i);
            call.Run();
            foreach (TensorView<float> part in parts.As<SequenceView<TensorView<float>>>())
            {
                Assert.Equal(i, part.Data[^1]);
            }

            before = i == 10 ? ResidentMegabytes() : before;
        }

        Assert.True(ResidentMegabytes() - before < 200, $"{ResidentMegabytes() - before} MB were kept of {100 * MegabytesPerRun}.");
    }

    [Fact]
    public void Sessions_that_nobody_disposed_are_released_when_they_are_collected()
    {
        byte[] model = File.ReadAllBytes(Models.Agnews);
        LoadAndForget(model);
        Collect();
        long before = ResidentMegabytes();

        for (int i = 0; i < 20; i++)
        {
            LoadAndForget(model);
            Collect();
        }

        Assert.True(ResidentMegabytes() - before < 60, $"{ResidentMegabytes() - before} MB were kept of 20 times 6 or more.");
    }

    private static (ModelCall Call, TensorBuffer<float> X, TensorBuffer<float> Y) Bind(ModelSession session)
    {
        var x = new TensorBuffer<float>(1);
        var y = new TensorBuffer<float>(1);
        return (new ModelCall(session, [new("x", x)], [new("y", y)]), x, y);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void BindAndForget(ModelSession session) => Bind(session).Call.Run();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LoadAndForget(byte[] model) => ModelSession.Load(model, new ModelOptions { IntraOpThreads = 1 });

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunAndForget(ModelSession session, int megabytes)
    {
        var x = new TensorBuffer<float>(megabytes << 17);
        x.Data.Fill(1);
        new ModelCall(session, [new("x", x)], [new("indices", new EngineOutput())]).Run();
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    private static long ResidentMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 >> 20;
    }
}
