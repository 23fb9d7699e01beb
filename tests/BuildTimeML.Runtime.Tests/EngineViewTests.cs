namespace BuildTimeML.Runtime.Tests;

public class EngineViewTests
{
    private static readonly byte[] Numbered = Models.ZipMap(ElementType.Int64, OnnxModel.Attribute("classlabels_int64s", 7, -2, 9));
    private static readonly byte[] Named = Models.ZipMap(ElementType.String, OnnxModel.Attribute("classlabels_strings", "rot", "grün", new string('b', 300)));

    [Fact]
    public void A_sequence_of_tensors_has_as_many_as_the_call_gave()
    {
        using var model = new Running(Models.Split, [4, 2]);
        model.Run(1, 2, 3, 4, 5, 6);

        SequenceView<TensorView<float>> parts = model.Output.As<SequenceView<TensorView<float>>>();
        Assert.Equal(3, parts.Count);
        Assert.Equal([1, 2], parts[0].Data.ToArray());
        Assert.Equal([3, 4], parts[1].Data.ToArray());
        Assert.Equal([1, 2], parts[1].Shape.ToArray());

        model.Run(7, 8);
        parts = model.Output.As<SequenceView<TensorView<float>>>();
        Assert.Equal(1, parts.Count);
        Assert.Equal([7, 8], parts[0].Data.ToArray());
    }

    [Fact]
    public void A_sequence_is_gone_through_in_order()
    {
        using var model = new Running(Models.Split, [4, 2]);
        model.Run(1, 2, 3, 4);
        List<float> first = [];

        foreach (TensorView<float> part in model.Output.As<SequenceView<TensorView<float>>>())
        {
            first.Add(part.Data[0]);
        }

        Assert.Equal([1, 3], first);
    }

    [Fact]
    public void A_map_has_its_numbers_under_numbers()
    {
        using var model = new Running(Numbered, [4, 3]);
        model.Run(0.1f, 0.2f, 0.3f, 1, 2, 3);

        MapView<long, float> map = model.Output.As<SequenceView<MapView<long, float>>>()[1];
        Assert.Equal(3, map.Count);
        Assert.Equal([-2, 7, 9], map.Keys.ToArray());
        Assert.Equal([2, 1, 3], map.Values.ToArray());
        Assert.Equal(1, map[7]);
        Assert.True(map.TryGetValue(9, out float nine));
        Assert.Equal(3, nine);
        Assert.False(map.TryGetValue(8, out _));
        Assert.Throws<KeyNotFoundException>(() => model.Output.As<SequenceView<MapView<long, float>>>()[1][8]);
    }

    [Fact]
    public void A_map_has_its_numbers_under_names()
    {
        using var model = new Running(Named, [4, 3]);
        model.Run(1, 2, 3);

        StringMapView<float> map = model.Output.As<SequenceView<StringMapView<float>>>()[0];
        Assert.Equal(3, map.Count);
        Assert.Equal(["bbb", "grün", "rot"], map.Keys.ToArray().Select(k => k[..Math.Min(k.Length, 4)].Replace("bbbb", "bbb", StringComparison.Ordinal)));
        Assert.Equal([3, 2, 1], map.Values.ToArray());
        Assert.Equal(2, map["grün"]);
        Assert.Equal(3, map[new string('b', 300)]);
        Assert.True(map.TryGetValue("rot"u8, out float red));
        Assert.Equal(1, red);
        Assert.False(map.TryGetValue("gelb", out _));
        Assert.Throws<KeyNotFoundException>(() => model.Output.As<SequenceView<StringMapView<float>>>()[0]["gelb"]);
    }

    [Fact]
    public void Elements_that_do_not_exist_are_refused()
    {
        using var model = new Running(Models.Split, [4, 2]);
        model.Run(1, 2);

        Assert.Throws<ArgumentOutOfRangeException>("index", () => model.Output.As<SequenceView<TensorView<float>>>()[1].Rank);
        Assert.Throws<ArgumentOutOfRangeException>("index", () => model.Output.As<SequenceView<TensorView<float>>>()[-1].Rank);
    }

    [Fact]
    public void A_view_of_another_kind_or_type_is_refused()
    {
        using var model = new Running(Numbered, [4, 3]);

        Assert.Equal(
            "The output has no value: no call has filled it in.",
            Assert.Throws<InvalidOperationException>(() => model.Output.As<SequenceView<MapView<long, float>>>().Count).Message);
        model.Run(1, 2, 3);
        Assert.Equal(
            "The output is of the kind Sequence, not Tensor.",
            Assert.Throws<InvalidOperationException>(() => model.Output.As<StringTensorView>().Count).Message);
        Assert.Equal(
            "The output is of the kind Map, not Tensor.",
            Assert.Throws<InvalidOperationException>(() => model.Output.As<SequenceView<TensorView<float>>>()[0].Rank).Message);
        Assert.Equal(
            "The output's elements are Int64, not String.",
            Assert.Throws<InvalidOperationException>(() => model.Output.As<SequenceView<StringMapView<float>>>()[0].Count).Message);
        Assert.Equal(
            "The output's elements are Float32, not Float64.",
            Assert.Throws<InvalidOperationException>(() => model.Output.As<SequenceView<MapView<long, double>>>()[0].Count).Message);
    }

    [Fact]
    public void Views_of_an_earlier_call_say_so()
    {
        using var model = new Running(Named, [4, 3]);
        model.Run(1, 2, 3);

        Assert.Throws<InvalidOperationException>(() =>
        {
            SequenceView<StringMapView<float>> earlier = model.Output.As<SequenceView<StringMapView<float>>>();
            model.Run(4, 5, 6);
            _ = earlier[0].Count;
        });
        Assert.Throws<InvalidOperationException>(() =>
        {
            StringTensorView earlier = model.Output.As<SequenceView<StringMapView<float>>>()[0].Keys;
            model.Run(7, 8, 9);
            _ = earlier[0].Length;
        });
        Assert.Throws<InvalidOperationException>(() =>
        {
            StringMapView<float> earlier = model.Output.As<SequenceView<StringMapView<float>>>()[0];
            model.Run(10, 11, 12);
            _ = earlier["rot"];
        });
    }

    [Fact]
    public void Views_of_a_disposed_output_say_so()
    {
        Assert.Throws<ObjectDisposedException>(() =>
        {
            using var model = new Running(Named, [4, 3]);
            model.Run(1, 2, 3);
            SequenceView<StringMapView<float>> maps = model.Output.As<SequenceView<StringMapView<float>>>();
            model.Dispose();
            _ = maps[0].Count;
        });
        Assert.Throws<ObjectDisposedException>(() =>
        {
            using var model = new Running(Named, [4, 3]);
            model.Run(1, 2, 3);
            StringTensorView keys = model.Output.As<SequenceView<StringMapView<float>>>()[0].Keys;
            model.Dispose();
            _ = keys[0].Length;
        });
        Assert.Throws<ObjectDisposedException>(() =>
        {
            using var model = new Running(Numbered, [4, 3]);
            model.Run(1, 2, 3);
            MapView<long, float> map = model.Output.As<SequenceView<MapView<long, float>>>()[0];
            model.Dispose();
            _ = map.Values.Length;
        });
    }

    /// <summary>A model of one input x of floats and one output.</summary>
    private sealed class Running : IDisposable
    {
        private readonly TensorBuffer<float> _x;
        private readonly ModelCall _call;
        private readonly int _columns;

        public Running(byte[] model, long[] maxShape)
        {
            using ModelSession session = ModelSession.Load(model);
            _x = new TensorBuffer<float>(maxShape);
            _columns = (int)maxShape[1];
            _call = new ModelCall(session, [new("x", _x)], [new(session.Outputs[0].Name, Output)]);
        }

        public EngineOutput Output { get; } = new();

        public void Run(params ReadOnlySpan<float> x)
        {
            _x.Reshape(x.Length / _columns, _columns);
            x.CopyTo(_x.Data);
            _call.Run();
        }

        public void Dispose() => _call.Dispose();
    }
}
