namespace BuildTimeML.Runtime.Tests;

public class EngineErrorTests
{
    [Fact]
    public void Bytes_that_are_no_model_are_refused_with_the_engines_code_and_message()
    {
        OnnxRuntimeException error = Assert.Throws<OnnxRuntimeException>(() => ModelSession.Load("this is no model"u8));

        Assert.Equal(OnnxRuntimeErrorCode.InvalidProtobuf, error.Code);
        Assert.Contains("protobuf", error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void No_bytes_at_all_are_refused() => Assert.Throws<OnnxRuntimeException>(() => ModelSession.Load([]));

    [Fact]
    public void A_cut_model_is_refused()
    {
        byte[] model = File.ReadAllBytes(Models.Mobilenet);

        Assert.Throws<OnnxRuntimeException>(() => ModelSession.Load(model.AsSpan(0, model.Length / 2)));
    }

    [Fact]
    public void An_operator_that_does_not_exist_is_named()
    {
        byte[] model = OnnxModel.Of("NoSuchOperator", [new("x", ElementType.Float32, 1L)], [new("y", ElementType.Float32, 1L)]);

        OnnxRuntimeException error = Assert.Throws<OnnxRuntimeException>(() => ModelSession.Load(model));

        Assert.Contains("NoSuchOperator", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_node_that_fails_in_a_run_is_named_and_the_call_can_be_used_again()
    {
        using ModelSession session = ModelSession.Load(OnnxModel.Of(
            "Gather", [new("x", ElementType.Float32, 3L), new("index", ElementType.Int64, 1L)], [new("y", ElementType.Float32, 1L)]));
        var x = new TensorBuffer<float>(3);
        var index = new TensorBuffer<long>(1);
        var y = new TensorBuffer<float>(1);
        using var call = new ModelCall(session, [new("x", x), new("index", index)], [new("y", y)]);
        x.Data[2] = 5;
        for (int i = 0; i < 3; i++)
        {
            index.Data[0] = 7;
            OnnxRuntimeException error = Assert.Throws<OnnxRuntimeException>(call.Run);
            Assert.Contains("Gather", error.Message, StringComparison.Ordinal);

            index.Data[0] = 2;
            y.Data[0] = 0;
            call.Run();
            Assert.Equal(5, y.Data[0]);
        }
    }

    [Fact]
    public void A_wrong_shape_is_refused_at_the_call_and_the_input_is_named()
    {
        using ModelSession session = ModelSession.Load(Models.Add);
        var a = new TensorBuffer<float>(2, 3);
        var b = new TensorBuffer<float>(2, 4);
        var sum = new TensorBuffer<float>(2, 3);
        using var call = new ModelCall(session, [new("a", a), new("b", b)], [new("sum", sum)]);

        OnnxRuntimeException error = Assert.Throws<OnnxRuntimeException>(call.Run);

        Assert.Equal(OnnxRuntimeErrorCode.InvalidArgument, error.Code);
        Assert.Contains("invalid dimensions for input: b", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_with_the_wrong_shape_is_refused_at_the_call()
    {
        using ModelSession session = ModelSession.Load(Models.Add);
        var a = new TensorBuffer<float>(2, 3);
        var b = new TensorBuffer<float>(2, 3);
        var sum = new TensorBuffer<float>(1, 3);
        using var call = new ModelCall(session, [new("a", a), new("b", b)], [new("sum", sum)]);

        Assert.Throws<OnnxRuntimeException>(call.Run);
    }

    [Fact]
    public void A_call_works_again_after_one_that_failed()
    {
        using ModelSession session = ModelSession.Load(Models.Add);
        var a = new TensorBuffer<float>(2, 3);
        var b = new TensorBuffer<float>(2, 3);
        var sum = new TensorBuffer<float>(2, 3);
        using var call = new ModelCall(session, [new("a", a), new("b", b)], [new("sum", sum)]);
        b.Reshape(3, 2);
        Assert.Throws<OnnxRuntimeException>(call.Run);

        b.Reshape(2, 3);
        a.Data.Fill(1);
        b.Data.Fill(2);
        call.Run();

        Assert.Equal(3, sum.View[1, 2]);
    }

    [Fact]
    public void A_config_entry_that_the_engine_refuses_is_an_error_of_the_engine()
    {
        var options = new ModelOptions { ConfigEntries = new Dictionary<string, string> { [new string('k', 5000)] = "1" } };

        Assert.Throws<OnnxRuntimeException>(() => ModelSession.Load(Models.Add, options));
    }
}
