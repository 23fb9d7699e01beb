using BuildTimeML.Manifest;
using static BuildTimeML.Generator.Tests.Given;

namespace BuildTimeML.Generator.Tests;

public sealed class PredictTests
{
    private static readonly TinyModel AddAndMultiply = new(
        [Tensor("a", ElementType.Float32, "batch", 3), Tensor("b", ElementType.Float32, "batch", 3)],
        [Tensor("sum", ElementType.Float32, "batch", 3), Tensor("product", ElementType.Float32, "batch", 3)],
        new TinyModel.Node("Add", ["a", "b"], ["sum"]),
        new TinyModel.Node("Mul", ["a", "b"], ["product"]));

    [Fact]
    public void A_model_of_fixed_shapes_with_one_output_converts_to_its_elements()
    {
        TinyModel negate = new([Tensor("x", ElementType.Float32, 2, 2)], [Tensor("output", ElementType.Float32, 2, 2)], new TinyModel.Node("Neg", ["x"], ["output"]));
        using var model = new RunningModel(negate, """
            public static object Run(Model model)
            {
                Model.Output result = model.Predict([1, 2, 3, 4]);
                ReadOnlySpan<float> elements = result;
                return $"{string.Join(' ', elements.ToArray())} | {result.OutputValue[1, 0]} | {string.Join(' ', result.OutputValue.Shape.ToArray())} | {model.Provider}";
            }
            """);

        Assert.Equal("-1 -2 -3 -4 | -3 | 2 2 | CPU", model.Call("Run"));
    }

    [Fact]
    public void The_batch_is_read_off_the_length_and_may_change_from_call_to_call()
    {
        using var model = new RunningModel(AddAndMultiply, """
            public static object Run(Model model) => string.Join(" / ", new[] { 2, 1, 4 }.Select(batch =>
            {
                float[] a = Enumerable.Range(0, batch * 3).Select(i => (float)i).ToArray();
                Model.Output result = model.Predict(a, a);
                return $"{string.Join(' ', result.Sum.Shape.ToArray())}: {string.Join(' ', result.Sum.Data.ToArray())}; {string.Join(' ', result.Product.Data.ToArray())}";
            }));
            """, ("batch", 4));

        Assert.Equal(
            "2 3: 0 2 4 6 8 10; 0 1 4 9 16 25 / 1 3: 0 2 4; 0 1 4 / 4 3: 0 2 4 6 8 10 12 14 16 18 20 22; 0 1 4 9 16 25 36 49 64 81 100 121",
            model.Call("Run"));
    }

    [Fact]
    public void Wrong_lengths_are_refused_before_anything_is_written()
    {
        using var model = new RunningModel(AddAndMultiply, """
            public static object NoMultiple(Model model) { model.Predict(new float[7], new float[6]); return ""; }
            public static object Empty(Model model) { model.Predict([], []); return ""; }
            public static object TooMany(Model model) { model.Predict(new float[15], new float[15]); return ""; }
            public static object NotTheSame(Model model) { model.Predict(new float[6], new float[3]); return ""; }
            public static object Untouched(Model model)
            {
                Model.Output first = model.Predict([1, 2, 3], [4, 5, 6]);
                string before = string.Join(' ', first.Sum.Data.ToArray());
                try { model.Predict(new float[6], new float[3]); } catch (ArgumentException) { }
                return before == string.Join(' ', first.Sum.Data.ToArray()) && first.Sum.Shape[0] == 1;
            }
            """, ("batch", 4));

        ArgumentException noMultiple = Assert.Throws<ArgumentException>(() => model.Call("NoMultiple"));
        Assert.Equal("a", noMultiple.ParamName);
        Assert.Contains("[batch, 3]", noMultiple.Message, StringComparison.Ordinal);
        Assert.Contains("7", noMultiple.Message, StringComparison.Ordinal);
        Assert.Contains("'batch' is 0", Assert.Throws<ArgumentOutOfRangeException>(() => model.Call("Empty")).Message, StringComparison.Ordinal);
        Assert.Contains("MaxDimensions=\"batch=5\"", Assert.Throws<ArgumentOutOfRangeException>(() => model.Call("TooMany")).Message, StringComparison.Ordinal);
        Assert.Equal("b", Assert.Throws<ArgumentException>(() => model.Call("NotTheSame")).ParamName);
        Assert.Equal(true, model.Call("Untouched"));
    }

    [Fact]
    public void A_dimension_that_no_length_gives_is_a_parameter()
    {
        TinyModel transpose = new(
            [Tensor("x", ElementType.Int32, "rows", "columns")], [Tensor("y", ElementType.Int32, "columns", "rows")], new TinyModel.Node("Transpose", ["x"], ["y"]));
        using var model = new RunningModel(transpose, """
            public static object Run(Model model)
            {
                TensorView<int> y = model.Predict([1, 2, 3, 4, 5, 6], rows: 2).Y;
                return $"{string.Join(' ', y.Shape.ToArray())}: {string.Join(' ', y.Data.ToArray())}";
            }

            public static object TooManyRows(Model model) { model.Predict([1, 2, 3, 4, 5, 6], rows: 6); return ""; }
            public static object NoRows(Model model) { model.Predict([1, 2, 3, 4, 5, 6], rows: 0); return ""; }
            public static object NoMultiple(Model model) { model.Predict([1, 2, 3, 4, 5, 6], rows: 4); return ""; }
            """, ("rows", 4), ("columns", 3));

        Assert.Equal("3 2: 1 4 2 5 3 6", model.Call("Run"));
        Assert.Contains("MaxDimensions=\"rows=6\"", Assert.Throws<ArgumentOutOfRangeException>(() => model.Call("TooManyRows")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Call("NoRows"));
        Assert.Equal("x", Assert.Throws<ArgumentException>(() => model.Call("NoMultiple")).ParamName);
    }

    [Fact]
    public void Scalars_go_in_and_come_out_as_values()
    {
        TinyModel add = new(
            [Tensor("x", ElementType.Float64), Tensor("y", ElementType.Float64)], [Tensor("sum", ElementType.Float64)], new TinyModel.Node("Add", ["x", "y"], ["sum"]));
        using var model = new RunningModel(add, """
            public static object Run(Model model)
            {
                double sum = model.Predict(1.5, 2.25);
                return sum;
            }
            """);

        Assert.Equal(3.75, model.Call("Run"));
    }

    [Fact]
    public void An_output_whose_shape_only_the_engine_knows_is_as_long_as_it_is()
    {
        TinyModel nonZero = new([Tensor("x", ElementType.Float32, "n")], [Tensor("found", ElementType.Int64, 1, "count")], new TinyModel.Node("NonZero", ["x"], ["found"]));
        using var model = new RunningModel(nonZero, """
            public static object Run(Model model)
            {
                string first = string.Join(' ', model.Predict([0, 1, 0, 2, 3]).Found.Data.ToArray());
                TensorView<long> none = model.Predict([0, 0]).Found;
                return $"{first} | {none.Shape[1]} | {string.Join(' ', model.Predict([7]).Found.Data.ToArray())}";
            }
            """, ("n", 5));

        Assert.Equal("1 3 4 | 0 | 0", model.Call("Run"));
    }

    [Theory]
    [InlineData("Float32", "float", "1.5f")]
    [InlineData("Float64", "double", "-2.5")]
    [InlineData("Float16", "Half", "(Half)0.5f")]
    [InlineData("Int8", "sbyte", "-128")]
    [InlineData("UInt8", "byte", "255")]
    [InlineData("Int16", "short", "-32768")]
    [InlineData("UInt16", "ushort", "65535")]
    [InlineData("Int32", "int", "int.MinValue")]
    [InlineData("UInt32", "uint", "uint.MaxValue")]
    [InlineData("Int64", "long", "long.MinValue")]
    [InlineData("UInt64", "ulong", "ulong.MaxValue")]
    [InlineData("Bool", "bool", "true")]
    public void Each_element_type_goes_through_unchanged(string element, string type, string value)
    {
        ElementType elementType = Enum.Parse<ElementType>(element);
        TinyModel identity = new([Tensor("x", elementType, 3)], [Tensor("y", elementType, 3)], new TinyModel.Node("Identity", ["x"], ["y"]));
        using var model = new RunningModel(identity, $$"""
            public static object Run(Model model)
            {
                {{type}}[] given = [{{value}}, default, {{value}}];
                return given.SequenceEqual(model.Predict(given).Y.Data.ToArray());
            }
            """);

        Assert.Equal(true, model.Call("Run"));
    }

    [Fact]
    public void Calls_allocate_nothing()
    {
        using var model = new RunningModel(AddAndMultiply, """
            public static object Run(Model model)
            {
                float[] a = new float[12];
                float total = 0;
                for (int i = 0; i < 200; i++) total += Once(model, a, 1 + (i % 4));
                long before = GC.GetAllocatedBytesForCurrentThread();
                for (int i = 0; i < 10_000; i++) total += Once(model, a, 1 + (i % 4));
                return GC.GetAllocatedBytesForCurrentThread() - before;
            }

            private static float Once(Model model, float[] a, int batch)
            {
                Model.Output result = model.Predict(a.AsSpan(0, batch * 3), a.AsSpan(0, batch * 3));
                return result.Sum[0, 0] + result.Product.Data[0];
            }
            """, ("batch", 4));

        Assert.Equal(0L, model.Call("Run"));
    }

    [Fact]
    public void A_disposed_instance_says_so_and_may_be_disposed_again()
    {
        using var model = new RunningModel(AddAndMultiply, """
            public static object Run(Model model)
            {
                model.Dispose();
                model.Dispose();
                model.Predict(new float[3], new float[3]);
                return "";
            }
            """, ("batch", 4));

        Assert.Throws<ObjectDisposedException>(() => model.Call("Run"));
    }

    [Fact]
    public void A_model_that_was_not_optimised_yet_cannot_be_loaded()
    {
        ModelManifest signature = Model(AddAndMultiply.Inputs, AddAndMultiply.Outputs);
        using var model = new RunningModel(signature with { Stage = ManifestStage.Signature }, AddAndMultiply.ToOnnx(), "public static object Run(Model model) => model;");

        Assert.Throws<Runtime.ModelFileException>(() => model.Call("Run"));
    }
}
