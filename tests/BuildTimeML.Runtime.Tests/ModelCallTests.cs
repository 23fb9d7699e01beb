namespace BuildTimeML.Runtime.Tests;

public class ModelCallTests
{
    [Fact]
    public void A_name_that_the_model_does_not_have_is_named_with_those_it_has()
    {
        ArgumentException error = Refused([new("x", new TensorBuffer<float>(1, 3))], []);

        Assert.StartsWith("The model has no input 'x'. It has 'a: Float32 [n, 3]'; 'b: Float32 [n, 3]'.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_that_the_model_does_not_have_is_named()
    {
        ArgumentException error = Refused(Both(), [new("product", new TensorBuffer<float>(1, 3))]);

        Assert.StartsWith("The model has no output 'product'. It has 'sum: Float32 [n, 3]'.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_input_is_named()
    {
        ArgumentException error = Refused([new("a", new TensorBuffer<float>(1, 3))], []);

        Assert.StartsWith("The input 'b: Float32 [n, 3]' is missing.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_input_that_is_given_twice_is_named()
    {
        ArgumentException error = Refused([.. Both(), .. Both()], []);

        Assert.StartsWith("The input 'a' is given twice.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_with_the_wrong_element_type_is_named()
    {
        ArgumentException error = Refused([new("a", new TensorBuffer<double>(1, 3))], []);

        Assert.StartsWith("The tensor for the input 'a: Float32 [n, 3]' has elements of type Float64.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_inputs_does_not_matter_and_not_every_output_is_needed()
    {
        byte[] model = OnnxModel.Of(
            [new("a", ElementType.Float32, 1L), new("b", ElementType.Float32, 1L)],
            [new("difference", ElementType.Float32, 1L), new("sum", ElementType.Float32, 1L)],
            [],
            OnnxModel.Node("Sub", ["a", "b"], ["difference"]),
            OnnxModel.Node("Add", ["a", "b"], ["sum"]));
        using ModelSession session = ModelSession.Load(model);
        var a = new TensorBuffer<float>(1);
        var b = new TensorBuffer<float>(1);
        var difference = new TensorBuffer<float>(1);
        using var call = new ModelCall(session, [new("b", b), new("a", a)], [new("difference", difference)]);
        a.Data[0] = 5;
        b.Data[0] = 3;

        call.Run();

        Assert.Equal(2, difference.Data[0]);
    }

    [Fact]
    public void A_name_in_any_script_reaches_the_engine()
    {
        byte[] model = OnnxModel.Of("Identity", [new("größe 大きさ", ElementType.Float32, 1L)], [new("über", ElementType.Float32, 1L)]);
        using ModelSession session = ModelSession.Load(model);
        var x = new TensorBuffer<float>(1);
        var y = new TensorBuffer<float>(1);
        using var call = new ModelCall(session, [new("größe 大きさ", x)], [new("über", y)]);
        x.Data[0] = 9;

        call.Run();

        Assert.Equal(9, y.Data[0]);
    }

    [Fact]
    public void The_output_of_one_call_can_be_the_input_of_another()
    {
        using ModelSession session = ModelSession.Load(Models.Identity(ElementType.Float32, rank: 1));
        var x = new TensorBuffer<float>(1);
        var between = new TensorBuffer<float>(1);
        var y = new TensorBuffer<float>(1);
        using var first = new ModelCall(session, [new("x", x)], [new("y", between)]);
        using var second = new ModelCall(session, [new("x", between)], [new("y", y)]);
        x.Data[0] = 4;

        first.Run();
        second.Run();

        Assert.Equal(4, y.Data[0]);
    }

    [Fact]
    public void Buffers_that_are_swapped_let_the_next_run_read_what_the_last_one_wrote()
    {
        using ModelSession session = ModelSession.Load(Models.Add);
        var a = new TensorBuffer<float>(1, 3);
        var b = new TensorBuffer<float>(1, 3);
        var sum = new TensorBuffer<float>(1, 3);
        using var call = new ModelCall(session, [new("a", a), new("b", b)], [new("sum", sum)]);
        b.Data.Fill(2);

        call.Run();
        call.Swap(0, 0);
        call.Run();

        Assert.Equal([2, 2, 2], sum.Data.ToArray());
        Assert.Equal([4, 4, 4], a.Data.ToArray());
    }

    [Fact]
    public void Only_buffers_of_the_same_type_and_shape_are_swapped()
    {
        using ModelSession session = ModelSession.Load(Models.NonZero);
        var indices = new EngineOutput();
        using var call = new ModelCall(session, [new("x", new TensorBuffer<float>(1))], [new("indices", indices)]);
        using ModelSession identity = ModelSession.Load(Models.Identity(ElementType.Float32, rank: 1));
        using var other = new ModelCall(identity, [new("x", new TensorBuffer<float>(1))], [new("y", new TensorBuffer<float>(2))]);

        Assert.Throws<ArgumentException>("output", () => call.Swap(0, 0));
        Assert.Throws<ArgumentException>("output", () => other.Swap(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("input", () => other.Swap(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("output", () => other.Swap(0, -1));
        other.Dispose();
        Assert.Throws<ObjectDisposedException>(() => other.Swap(0, 0));
    }

    [Fact]
    public void Who_comes_second_is_refused_before_it_can_write_and_the_first_gets_its_result()
    {
        using ModelSession session = ModelSession.Load(Models.Identity(ElementType.Float32, rank: 1));
        var x = new TensorBuffer<float>(1);
        var y = new TensorBuffer<float>(1);
        using var call = new ModelCall(session, [new("x", x)], [new("y", y)]);
        using (call.Enter())
        {
            x.Data[0] = 4;
            Assert.Contains("Pool", Assert.Throws<InvalidOperationException>(() => Write(call, x, 9)).Message, StringComparison.Ordinal);
            call.RunInTurn();
        }

        Assert.Equal(4, y.Data[0]);
        Write(call, x, 9);
        call.Run();
        Assert.Equal(9, y.Data[0]);
    }

    [Fact]
    public void There_is_no_run_within_a_turn_where_there_is_none()
    {
        using ModelSession session = ModelSession.Load(Models.Identity(ElementType.Float32, rank: 1));
        using var call = new ModelCall(session, [new("x", new TensorBuffer<float>(1))], []);

        Assert.Throws<InvalidOperationException>(call.RunInTurn);
    }

    private static void Write(ModelCall call, TensorBuffer<float> tensor, float value)
    {
        using CallTurn turn = call.Enter();
        tensor.Data[0] = value;
    }

    private static NamedTensor[] Both() => [new("a", new TensorBuffer<float>(1, 3)), new("b", new TensorBuffer<float>(1, 3))];

    private static ArgumentException Refused(NamedTensor[] inputs, NamedTensor[] outputs)
    {
        using ModelSession session = ModelSession.Load(Models.Add);
        return Assert.Throws<ArgumentException>(() => new ModelCall(session, inputs, outputs));
    }
}
