using System.Runtime.CompilerServices;

namespace BuildTimeML.Runtime.Tests.Child;

/// <summary>Calls of every kind, on sessions that stay loaded.</summary>
internal static class SharedSessions
{
    private static readonly ModelOptions OneThread = new() { IntraOpThreads = 1 };
    private static readonly ModelSession Digits = ModelSession.Load(Models.Mobilenet, OneThread);
    private static readonly ModelSession Add = ModelSession.Load(Models.Add, OneThread);
    private static readonly ModelSession Words = ModelSession.Load(Models.Identity(ElementType.String, rank: 1), OneThread);
    private static readonly ModelSession NonZero = ModelSession.Load(Models.NonZero, OneThread);

    private static readonly ModelSession Maps = ModelSession.Load(
        Models.ZipMap(ElementType.String, OnnxModel.Attribute("classlabels_strings", "a", "b", "c")), OneThread);

    public static void Call()
    {
        using ModelCall call = Calls.Bind(Digits);
        call.Run();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void DropCall() => Calls.Bind(Digits).Run();

    public static void RunOnce()
    {
        using var a = new TensorBuffer<float>(4, 3);
        using var b = new TensorBuffer<float>(4, 3);
        using var sum = new TensorBuffer<float>(4, 3);
        a.Reshape(2, 3);
        b.Reshape(2, 3);
        sum.Reshape(2, 3);
        Add.Run([new("a", a), new("b", b)], [new("sum", sum)]);
    }

    public static void RunCancellable()
    {
        using var source = new CancellationTokenSource();
        using ModelCall call = Calls.Bind(Digits);
        call.Run(source.Token);
    }

    public static void CancelRun()
    {
        using var source = new CancellationTokenSource();
        using ModelCall call = Calls.Bind(Digits, batch: 2);
        source.Cancel();
        Refuse<OperationCanceledException>(() => call.Run(source.Token));
    }

    public static void FailRun()
    {
        using var call = new ModelCall(
            Add,
            [new("a", new TensorBuffer<float>(2, 3)), new("b", new TensorBuffer<float>(2, 4))],
            [new("sum", new TensorBuffer<float>(2, 3))]);
        Refuse<OnnxRuntimeException>(call.Run);
    }

    public static void PassText()
    {
        var x = new StringBuffer(3);
        var y = new EngineOutput();
        using var call = new ModelCall(Words, [new("x", x)], [new("y", y)]);
        for (int count = 1; count <= 3; count++)
        {
            x.Reshape(count);
            x.Reserved.CopyFrom(["a word", "größe 大きさ", "a text that is longer than what fits in a small string"]);
            call.Run();
            _ = y.As<StringTensorView>()[count - 1].Length;
        }
    }

    public static void ReadMaps()
    {
        var y = new EngineOutput();
        using var call = new ModelCall(Maps, [new("x", new TensorBuffer<float>(3, 3))], [new("maps", y)]);
        call.Run();
        foreach (StringMapView<float> map in y.As<SequenceView<StringMapView<float>>>())
        {
            _ = map["b"] + map.Keys[2].Length;
        }
    }

    public static void FindPlaces()
    {
        var x = new TensorBuffer<float>(64);
        x.Data.Fill(1);
        using var call = new ModelCall(NonZero, [new("x", x)], [new("indices", new EngineOutput())]);
        call.Run();
        call.Run();
    }

    private static void Refuse<TError>(Action call)
        where TError : Exception
    {
        try
        {
            call();
        }
        catch (TError)
        {
            return;
        }

        throw new InvalidOperationException("The call succeeded.");
    }
}
