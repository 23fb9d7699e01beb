using BuildTimeML.Manifest;
using static BuildTimeML.Generator.Tests.Given;

namespace BuildTimeML.Generator.Tests;

public sealed class StateTests
{
    // sum and count go from call to call; mean is what they give.
    private static readonly TinyModel Mean = new(
        [Tensor("sum", ElementType.Float32, 2), Tensor("x", ElementType.Float32, 2), Tensor("count", ElementType.Float32), Tensor("one", ElementType.Float32)],
        [Tensor("nextSum", ElementType.Float32, [null]), Tensor("mean", ElementType.Float32, 2), Tensor("nextCount", ElementType.Float32)],
        new TinyModel.Node("Add", ["sum", "x"], ["nextSum"]),
        new TinyModel.Node("Add", ["count", "one"], ["nextCount"]),
        new TinyModel.Node("Div", ["nextSum", "nextCount"], ["mean"]));

    private const string Members = """
        public static object Run(Model model)
        {
            string text = Show(model.Predict([1, 2], 1)) + Show(model.Predict([3, 6], 1)) + Show(model.Predict([5, 1], 1));
            model.Reset();
            return text + Show(model.Predict([7, 8], 1));
        }

        public static object InPlace(Model model)
        {
            model.Inputs.X[1] = 4;
            model.Inputs.One = 1;
            model.Predict();
            return Show(model.Predict());
        }

        public static object Refused(Model model)
        {
            model.Predict([1, 2], 1);
            try { model.Predict([1, 2, 3], 1); } catch (ArgumentException) { }
            return Show(model.Predict([3, 6], 1));
        }

        public static object Bytes(Model model)
        {
            float[] x = [1, 2];
            float total = 0;
            for (int i = 0; i < 200; i++) total += model.Predict(x, 1).NextSum[0];
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 10_000; i++) total += model.Predict(x, 1).NextSum[0];
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        public static object Disposed(Model model) { model.Predict([1, 2], 1); model.Dispose(); model.Reset(); return ""; }

        private static string Show(Model.Output output) => $"{string.Join(' ', output.Mean.Data.ToArray())} of {string.Join(' ', output.NextSum.Data.ToArray())} by {output.NextCount}; ";
        """;

    [Fact]
    public void What_a_call_gives_is_what_the_next_one_gets_until_it_is_reset()
    {
        using RunningModel model = Running();

        Assert.Equal("1 2 of 1 2 by 1; 2 4 of 4 8 by 2; 3 3 of 9 9 by 3; 7 8 of 7 8 by 1; ", model.Call("Run"));
        Assert.Equal("0 4 of 0 8 by 2; ", model.Call("InPlace"));
    }

    [Fact]
    public void A_call_that_is_refused_leaves_the_state()
    {
        using RunningModel model = Running();

        Assert.Equal("2 4 of 4 8 by 2; ", model.Call("Refused"));
    }

    [Fact]
    public void Calls_with_state_allocate_nothing()
    {
        using RunningModel model = Running();

        Assert.Equal(0L, model.Call("Bytes"));
    }

    [Fact]
    public void The_state_of_a_disposed_instance_cannot_be_reset()
    {
        using RunningModel model = Running();

        Assert.Throws<ObjectDisposedException>(() => model.Call("Disposed"));
    }

    private static RunningModel Running() => new(
        Model(Mean.Inputs, Mean.Outputs) with { States = EquatableArray.Of(new StatePair("sum", "nextSum"), new StatePair("count", "nextCount")) }, Mean.ToOnnx(), Members);
}
