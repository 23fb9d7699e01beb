namespace BuildTimeML.Runtime.Tests;

public class EngineOutputTests
{
    [Fact]
    public void An_output_whose_length_only_the_engine_knows_has_the_length_of_each_call()
    {
        using ModelSession session = ModelSession.Load(Models.NonZero);
        var x = new TensorBuffer<float>(4);
        var indices = new EngineOutput();
        using var call = new ModelCall(session, [new("x", x)], [new("indices", indices)]);

        ((ReadOnlySpan<float>)[0, 1, 0, 1]).CopyTo(x.Data);
        call.Run();
        Assert.Equal([1, 2], indices.Shape.ToArray());
        Assert.Equal([1, 3], indices.View<long>().Data.ToArray());
        Assert.Equal(ElementType.Int64, indices.ElementType);

        ((ReadOnlySpan<float>)[1, 1, 0, 1]).CopyTo(x.Data);
        call.Run();
        Assert.Equal([0, 1, 3], indices.View<long>().Data.ToArray());

        x.Data.Clear();
        call.Run();
        Assert.Equal([1, 0], indices.Shape.ToArray());
        Assert.True(indices.View<long>().Data.IsEmpty);
    }

    [Fact]
    public void An_output_with_another_element_type_is_not_looked_at()
    {
        using ModelSession session = ModelSession.Load(Models.NonZero);
        var x = new TensorBuffer<float>(1);
        var indices = new EngineOutput();
        using var call = new ModelCall(session, [new("x", x)], [new("indices", indices)]);
        call.Run();

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => indices.View<int>().Rank);

        Assert.Equal("The output's elements are Int64, not Int32.", error.Message);
    }

    [Fact]
    public void An_output_before_the_first_call_has_no_value()
    {
        using var output = new EngineOutput();

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => output.View<long>().Rank);

        Assert.Equal("The output has no value: no call has filled it in.", error.Message);
        Assert.Equal(ElementType.Undefined, output.ElementType);
    }

    [Fact]
    public void A_failed_call_leaves_no_value_behind()
    {
        using ModelSession session = ModelSession.Load(Models.Add);
        var a = new TensorBuffer<float>(2, 3);
        var b = new TensorBuffer<float>(2, 3);
        var sum = new EngineOutput();
        using var call = new ModelCall(session, [new("a", a), new("b", b)], [new("sum", sum)]);
        call.Run();
        b.Reshape(3, 2);

        Assert.Throws<OnnxRuntimeException>(call.Run);

        Assert.Throws<InvalidOperationException>(() => sum.View<float>().Rank);
    }

    [Fact]
    public void An_input_cannot_be_the_engines()
    {
        using ModelSession session = ModelSession.Load(Models.NonZero);
        using var output = new EngineOutput();

        ArgumentException error = Assert.Throws<ArgumentException>(() => new ModelCall(session, [new("x", output)], []));

        Assert.Contains("'x: Float32 [n]'", error.Message, StringComparison.Ordinal);
    }

    [TestDataFact]
    public void A_classifier_gives_a_map_for_each_row()
    {
        using ModelSession session = ModelSession.Load(TestData.File("models/iris-random-forest.onnx"));
        var x = new TensorBuffer<float>(1, 4);
        var label = new EngineOutput();
        var probabilities = new EngineOutput();
        using var call = new ModelCall(session, [new("X", x)], [new("output_label", label), new("output_probability", probabilities)]);
        ((ReadOnlySpan<float>)[5.1f, 3.5f, 1.4f, 0.2f]).CopyTo(x.Data);

        call.Run();

        Assert.Equal(ValueKind.Sequence, session.Outputs[1].Kind);
        Assert.Equal(0, label.View<long>()[0]);
        Assert.Equal(ElementType.Undefined, probabilities.ElementType);
        Assert.Throws<InvalidOperationException>(() => probabilities.View<float>().Rank);
        SequenceView<MapView<long, float>> rows = probabilities.As<SequenceView<MapView<long, float>>>();
        Assert.Equal(1, rows.Count);
        Assert.Equal([0, 1, 2], rows[0].Keys.ToArray());
        Assert.True(rows[0][0] > 0.9f);
    }
}
