namespace BuildTimeML.Runtime.Tests;

public class DeviceTensorTests
{
    [Fact]
    public void What_is_copied_to_it_is_copied_from_it()
    {
        using ModelSession session = ModelSession.Load(Models.Add);
        using var tensor = new DeviceTensor(session, "a", 2, 3);

        tensor.CopyFrom<float>([1, 2, 3, 4, 5, 6]);
        float[] back = new float[6];
        tensor.CopyTo<float>(back);

        Assert.Equal([1, 2, 3, 4, 5, 6], back);
        Assert.Equal((ElementType.Float32, 6, "Cpu"), (tensor.ElementType, tensor.Count, tensor.Memory));
        Assert.Equal([2, 3], tensor.Shape);
    }

    [Theory]
    [InlineData(ElementType.Int64, 7L)]
    [InlineData(ElementType.Float64, 0.5)]
    [InlineData(ElementType.UInt8, (byte)200)]
    [InlineData(ElementType.Bool, true)]
    public void Any_type_of_number_is_copied(ElementType type, object element)
    {
        switch (element)
        {
            case long number: CopyThereAndBack(type, number); break;
            case double number: CopyThereAndBack(type, number); break;
            case byte number: CopyThereAndBack(type, number); break;
            case bool value: CopyThereAndBack(type, value); break;
            default: Assert.Fail("A type that is not tried."); break;
        }
    }

    [Fact]
    public void A_call_reads_and_writes_it_and_what_it_holds_stays_for_the_next()
    {
        using ModelSession session = ModelSession.Load(Models.Add);
        var state = new DeviceTensor(session, "a", 1, 3);
        var step = new TensorBuffer<float>(1, 3);
        var sum = new DeviceTensor(session, "sum", 1, 3);
        using var call = new ModelCall(session, [new("a", state), new("b", step)], [new("sum", sum)]);
        state.CopyFrom<float>([0, 0, 0]);
        ((ReadOnlySpan<float>)[1, 2, 3]).CopyTo(step.Data);

        for (int i = 0; i < 3; i++)
        {
            call.Run();
            call.Swap(input: 0, output: 0);
        }

        // Three runs and three swaps: the last result is an input now, in the tensor that was the output at first.
        float[] result = new float[3];
        sum.CopyTo<float>(result);
        Assert.Equal([3, 6, 9], result);
    }

    [Fact]
    public void It_keeps_the_engines_session_alive()
    {
        ModelSession session = ModelSession.Load(Models.Add);
        var a = new DeviceTensor(session, "a", 1, 3);
        a.CopyFrom<float>([1, 2, 3]);
        using var call = new ModelCall(session, [new("a", a), new("b", a)], [new("sum", new TensorBuffer<float>(1, 3))]);
        session.Dispose();

        call.Run();

        Assert.Throws<ObjectDisposedException>(() => a.CopyTo<float>(new float[3]));
    }

    [Fact]
    public void A_run_with_it_allocates_nothing()
    {
        using ModelSession session = ModelSession.Load(Models.Add);
        var a = new DeviceTensor(session, "a", 1, 3);
        a.CopyFrom<float>([1, 2, 3]);
        using var call = new ModelCall(session, [new("a", a), new("b", a)], [new("sum", new DeviceTensor(session, "sum", 1, 3))]);
        call.Run();

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            call.Run();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Elements_of_another_number_or_type_are_refused()
    {
        using ModelSession session = ModelSession.Load(Models.Add);
        using var tensor = new DeviceTensor(session, "sum", 1, 3);

        ArgumentException error = Assert.Throws<ArgumentException>(() => tensor.CopyFrom<float>([1, 2]));
        Assert.StartsWith("The tensor has 3 elements of type Float32; given are 2 of type Float32.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => tensor.CopyTo<double>(new double[3]));
    }

    [Fact]
    public void A_name_that_the_model_does_not_have_is_refused_with_those_it_has()
    {
        using ModelSession session = ModelSession.Load(Models.Add);

        ArgumentException error = Assert.Throws<ArgumentException>(() => new DeviceTensor(session, "c", 1, 3));

        Assert.Contains("no input or output 'c'. It has 'a: Float32 [n, 3]'; 'b: Float32 [n, 3]'; 'sum: Float32 [n, 3]'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_is_refused()
    {
        using ModelSession session = ModelSession.Load(Models.Identity(ElementType.String));

        Assert.Throws<NotSupportedException>(() => new DeviceTensor(session, "x", 1, 1));
    }

    [Fact]
    public void One_that_is_disposed_and_one_of_a_disposed_session_are_refused()
    {
        ModelSession session = ModelSession.Load(Models.Add);
        var tensor = new DeviceTensor(session, "a", 1, 3);
        tensor.Dispose();
        Assert.Throws<ObjectDisposedException>(() => tensor.CopyFrom<float>([1, 2, 3]));

        session.Dispose();
        Assert.Throws<ObjectDisposedException>(() => new DeviceTensor(session, "a", 1, 3));
    }

    private static void CopyThereAndBack<T>(ElementType type, T element)
        where T : unmanaged
    {
        using ModelSession session = ModelSession.Load(Models.Identity(type));
        using var tensor = new DeviceTensor(session, "y", 1, 2);
        tensor.CopyFrom<T>([element, default]);
        var back = new T[2];
        tensor.CopyTo<T>(back);
        Assert.Equal([element, default], back);
    }
}
