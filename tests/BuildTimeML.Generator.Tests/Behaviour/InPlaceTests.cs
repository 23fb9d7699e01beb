using BuildTimeML.Manifest;
using static BuildTimeML.Generator.Tests.Given;

namespace BuildTimeML.Generator.Tests;

public sealed class InPlaceTests
{
    private static readonly TinyModel Scale = new(
        [Tensor("x", ElementType.Float32, "batch", 2), Tensor("factor", ElementType.Float32)],
        [Tensor("y", ElementType.Float32, "batch", 2)],
        new TinyModel.Node("Mul", ["x", "factor"], ["y"]));

    [Fact]
    public void A_model_of_fixed_shapes_runs_on_what_was_written_into_its_buffer()
    {
        TinyModel negate = new([Tensor("x", ElementType.Float32, 2, 2)], [Tensor("y", ElementType.Float32, 2, 2)], new TinyModel.Node("Neg", ["x"], ["y"]));
        using var model = new RunningModel(negate, """
            public static object Run(Model model)
            {
                for (int i = 0; i < model.Inputs.X.Length; i++) model.Inputs.X[i] = i;
                return string.Join(' ', model.Predict().Y.Data.ToArray());
            }
            """);

        Assert.Equal("-0 -1 -2 -3", model.Call("Run"));
    }

    [Fact]
    public void Buffers_are_as_long_as_what_is_reserved_and_the_first_elements_are_read()
    {
        using var model = new RunningModel(Scale, """
            public static object Run(Model model)
            {
                for (int i = 0; i < 8; i++) model.Inputs.X[i] = i + 1;
                model.Inputs.Factor = 10;
                string small = Show(model.Predict(batch: 1));
                string large = Show(model.Predict(batch: 4));
                return $"{model.Inputs.X.Length}: {small} / {large}";
            }

            public static object AfterData(Model model)
            {
                model.Predict([1, 2, 3, 4], 3);
                model.Inputs.X[1] = 5;
                return Show(model.Predict(batch: 2));
            }

            private static string Show(Model.Output output) => string.Join(' ', output.Y.Data.ToArray());
            """, ("batch", 4));

        Assert.Equal("8: 10 20 / 10 20 30 40 50 60 70 80", model.Call("Run"));
        Assert.Equal("3 15 9 12", model.Call("AfterData"));
    }

    [Fact]
    public void Dimensions_out_of_range_are_refused()
    {
        using var model = new RunningModel(Scale, """
            public static object TooMany(Model model) { model.Predict(5); return ""; }
            public static object None(Model model) { model.Predict(0); return ""; }
            """, ("batch", 4));

        Assert.Contains("MaxDimensions=\"batch=5\"", Assert.Throws<ArgumentOutOfRangeException>(() => model.Call("TooMany")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Call("None"));
    }

    [Fact]
    public void A_dimension_that_can_only_be_1_is_not_asked_for()
    {
        using var model = new RunningModel(Scale, """
            public static object Run(Model model)
            {
                model.Inputs.X.Fill(3);
                model.Inputs.Factor = 2;
                return model.Predict().Y[0, 1];
            }
            """);

        Assert.Equal(6f, model.Call("Run"));
    }

    [Fact]
    public void Calls_in_place_allocate_nothing()
    {
        using var model = new RunningModel(Scale, """
            public static object Run(Model model)
            {
                float total = 0;
                for (int i = 0; i < 200; i++) total += Once(model, 1 + (i % 4));
                long before = GC.GetAllocatedBytesForCurrentThread();
                for (int i = 0; i < 10_000; i++) total += Once(model, 1 + (i % 4));
                return GC.GetAllocatedBytesForCurrentThread() - before;
            }

            private static float Once(Model model, int batch)
            {
                model.Inputs.X[0] = batch;
                model.Inputs.Factor = 2;
                return model.Predict(batch).Y[0, 0];
            }
            """, ("batch", 4));

        Assert.Equal(0L, model.Call("Run"));
    }

    [Fact]
    public void The_buffers_of_a_disposed_instance_cannot_be_had()
    {
        using var model = new RunningModel(Scale, """
            public static object Run(Model model)
            {
                model.Dispose();
                return model.Inputs.X.Length;
            }
            """);

        Assert.Throws<ObjectDisposedException>(() => model.Call("Run"));
    }
}
