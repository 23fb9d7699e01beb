using BuildTimeML.Manifest;
using static BuildTimeML.Generator.Tests.Given;

namespace BuildTimeML.Generator.Tests;

/// <summary>Generated classes as their interface.</summary>
public sealed class PredictorTests
{
    private static readonly TinyModel Negate = new(
        [Tensor("x", ElementType.Float32, "n")], [Tensor("y", ElementType.Float32, "n")], new TinyModel.Node("Neg", ["x"], ["y"]));

    private static readonly TinyModel Reshaped = new(
        [Tensor("x", ElementType.Int32, "rows", "columns"), Tensor("y", ElementType.Int32)],
        [Tensor("sum", ElementType.Int32, "rows", "columns")],
        new TinyModel.Node("Add", ["x", "y"], ["sum"]));

    [Fact]
    public void The_only_input_is_the_input_and_a_result_may_outlive_it()
    {
        using var model = new RunningModel(Negate, """
            public static object Run(Model model)
            {
                Model.Output result = OfNumbersOnTheStack(model);
                return string.Join(' ', result.Y.Data.ToArray());
            }

            private static Model.Output OfNumbersOnTheStack(IPredictor<ReadOnlySpan<float>, Model.Output> model)
            {
                ReadOnlySpan<float> numbers = stackalloc float[] { 1, 2 };
                return model.Predict(numbers);
            }
            """, ("n", 4));

        Assert.Equal("-1 -2", model.Call("Run"));
    }

    [Fact]
    public void Several_inputs_and_dimensions_are_one_value()
    {
        using var model = new RunningModel(Reshaped, """
            public static object Run(Model model)
            {
                IPredictor<Model.Input, Model.Output> predictor = model;
                var input = new Model.Input([1, 2, 3, 4, 5, 6], 10, rows: 2);
                Model.Output result = predictor.Predict(input);
                return $"{string.Join(' ', result.Sum.Shape.ToArray())}: {string.Join(' ', result.Sum.Data.ToArray())} of {input.X.Length} {input.Y} {input.Rows}";
            }
            """, ("rows", 2), ("columns", 3));

        Assert.Equal("2 3: 11 12 13 14 15 16 of 6 10 2", model.Call("Run"));
    }

    [Fact]
    public void Calls_through_the_interface_allocate_nothing()
    {
        using var one = new RunningModel(Negate, """
            public static object Run(Model model) => Bytes(model);

            private static long Bytes(IPredictor<ReadOnlySpan<float>, Model.Output> model)
            {
                float[] numbers = [1, 2];
                for (int i = 0; i < 100; i++) model.Predict(numbers);
                long before = GC.GetAllocatedBytesForCurrentThread();
                for (int i = 0; i < 1_000; i++) model.Predict(numbers);
                return GC.GetAllocatedBytesForCurrentThread() - before;
            }
            """, ("n", 4));
        using var several = new RunningModel(Reshaped, """
            public static object Run(Model model) => Bytes(model);

            private static long Bytes(IPredictor<Model.Input, Model.Output> model)
            {
                int[] numbers = [1, 2];
                for (int i = 0; i < 100; i++) model.Predict(new Model.Input(numbers, i, 1));
                long before = GC.GetAllocatedBytesForCurrentThread();
                for (int i = 0; i < 1_000; i++) model.Predict(new Model.Input(numbers, i, 1));
                return GC.GetAllocatedBytesForCurrentThread() - before;
            }
            """, ("rows", 2), ("columns", 3));

        Assert.Equal(0L, one.Call("Run"));
        Assert.Equal(0L, several.Call("Run"));
    }

    [Fact]
    public void Instances_share_a_session_that_stays_its_owners()
    {
        using var model = new RunningModel(Negate, """
            public static object Run(Model model)
            {
                using ModelSession session = ModelSession.Load(Model.Info, new ModelOptions { ModelDirectory = (string)Given! });
                using var first = new Model(session);
                float[] kept;
                using (var second = new Model(session))
                {
                    Model.Output output = first.Predict([1]);
                    second.Predict([2]);
                    kept = output.Y.Data.ToArray();
                }

                return $"{kept[0]} {first.Predict([3]).Y[0]}";
            }
            """, ("n", 4));

        Assert.Equal("-1 -3", model.Call("Run", model.Folder));
    }
}
