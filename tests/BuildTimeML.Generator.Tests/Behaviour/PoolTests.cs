using BuildTimeML.Manifest;
using static BuildTimeML.Generator.Tests.Given;

namespace BuildTimeML.Generator.Tests;

public sealed class PoolTests
{
    // The inputs have names that the generated code has too.
    private static readonly TinyModel SumAndProduct = new(
        [Tensor("result", ElementType.Float32, "rows", 2), Tensor("lease", ElementType.Float32, "rows", 2)],
        [Tensor("sum", ElementType.Float32, "rows", 2), Tensor("product", ElementType.Float32, "rows", 2)],
        new TinyModel.Node("Add", ["result", "lease"], ["sum"]),
        new TinyModel.Node("Mul", ["result", "lease"], ["product"]));

    private const string Members = """
        public static object Leases(Model model)
        {
            using var pool = Pool();
            using Model.Lease one = pool.Predict([1, 2], [3, 4]);
            using Model.Lease two = pool.Predict([10, 20, 30, 40], [1, 1, 1, 1]);
            return $"{Show(one.Output.Sum)} {Show(two.Output.Sum)} {Show(two.Output.Product)} of {pool.Callers} on {pool.Provider}";
        }

        public static object Again(Model model)
        {
            using var pool = new Model.Pool(1, Options());
            Model.Lease one = pool.Predict([1, 2], [3, 4]);
            Model.Lease copy = one;
            one.Dispose();
            using Model.Lease two = pool.Predict([5, 6], [7, 8]);
            one.Dispose();
            copy.Dispose();
            try { _ = copy.Output; return "was read"; }
            catch (ObjectDisposedException) { return Show(two.Output.Sum); }
        }

        public static object Copied(Model model)
        {
            using var pool = Pool();
            float[] sum = new float[4], product = new float[4];
            pool.Predict([1, 2, 3, 4], [5, 6, 7, 8], sum, product);
            return string.Join(' ', sum) + " / " + string.Join(' ', product);
        }

        public static object TooShort(Model model)
        {
            using var pool = new Model.Pool(1, Options());
            float[] sum = [7, 7], product = new float[1];
            try { pool.Predict([1, 2], [3, 4], sum, product); }
            catch (ArgumentException e) { pool.Predict([1, 2], [3, 4]).Dispose(); return $"{e.ParamName} {e.Message} {sum[0]}"; }
            return "no error";
        }

        public static object Refused(Model model)
        {
            using var pool = new Model.Pool(1, Options());
            try { pool.Predict([1, 2, 3], [3, 4]); } catch (ArgumentException e) { return e.ParamName + Show(pool.Predict([1, 2], [3, 4]).Output.Sum); }
            return "no error";
        }

        public static object Bytes(Model model)
        {
            using var pool = Pool();
            float[] x = [1, 2], sum = new float[2], product = new float[2];
            for (int i = 0; i < 200; i++) Once(pool, x, sum, product);
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 10_000; i++) Once(pool, x, sum, product);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        private static float Once(Model.Pool pool, float[] x, float[] sum, float[] product)
        {
            pool.Predict(x, x, sum, product);
            using Model.Lease lease = pool.Predict(x, x);
            return lease.Output.Sum[0, 0];
        }

        public static object Awaited(Model model) => AwaitedAsync(model).GetAwaiter().GetResult();

        private static async System.Threading.Tasks.Task<string> AwaitedAsync(Model model)
        {
            using var pool = Pool();
            Model.Result own = new(), shared = new();
            await model.PredictAsync(new float[] { 1, 2 }, new float[] { 3, 4 }, own);
            var other = pool.PredictAsync(new float[] { 1, 2, 3, 4 }, new float[] { 1, 1, 1, 1 }, shared);
            await other;
            return $"{Show(own.Output.Sum)} {Show(own.Output.Product)} / {Show(shared.Output.Sum)} {shared.Output.Sum.Shape[0]}";
        }

        public static object NotAwaited(Model model)
        {
            var result = new Model.Result();
            try { _ = result.Output; return "was read"; } catch (InvalidOperationException) { }
            try { model.PredictAsync(new float[3], new float[2], result).AsTask().Wait(); return "no error"; }
            catch (AggregateException e) { return $"{((ArgumentException)e.InnerException!).ParamName} {Show(model.Predict([1, 2], [1, 1]).Sum)}"; }
        }

        public static object Batch(Model model)
        {
            using var pool = Pool();
            string text = "";
            foreach (int rows in new[] { 0, 1, 3, 4, 50 })
            {
                float[] a = Enumerable.Range(0, rows * 2).Select(i => (float)i).ToArray();
                float[] b = a.Select(v => v + 1).ToArray();
                float[] sum = new float[rows * 2], product = new float[rows * 2], sum2 = new float[rows * 2 + 1], product2 = new float[rows * 2];
                model.PredictBatch(a, b, sum, product);
                pool.PredictBatch(a, b, sum2, product2);
                bool right = sum.SequenceEqual(a.Zip(b, (x, y) => x + y)) && product.SequenceEqual(a.Zip(b, (x, y) => x * y));
                text += $"{rows}: {right} {sum.SequenceEqual(sum2.Take(rows * 2)) && product.SequenceEqual(product2)}; ";
            }

            return text;
        }

        public static object BatchErrors(Model model)
        {
            string text = "";
            try { model.PredictBatch(new float[3], new float[2], new float[2], new float[2]); } catch (ArgumentException e) { text += e.Message + "\n"; }
            try { model.PredictBatch(new float[4], new float[2], new float[4], new float[4]); } catch (ArgumentException e) { text += e.Message + "\n"; }
            try { model.PredictBatch(new float[4], new float[4], new float[4], new float[3]); } catch (ArgumentException e) { text += e.Message + "\n"; }
            return text;
        }

        public static object Disposed(Model model)
        {
            var pool = Pool();
            pool.Dispose();
            pool.Predict([1, 2], [3, 4]);
            return "";
        }

        private static ModelOptions Options() => new() { ModelDirectory = (string)Given! };

        private static Model.Pool Pool() => new(callers: 2, Options());

        private static string Show(TensorView<float> values) => string.Join(',', values.Data.ToArray());
        """;

    [Fact]
    public void What_a_lease_holds_is_not_overwritten_by_the_next_call()
    {
        using RunningModel model = Running();

        Assert.Equal("4,6 11,21,31,41 10,20,30,40 of 2 on CPU", model.Call("Leases", model.Folder));
    }

    [Fact]
    public void A_lease_may_be_disposed_again_and_is_not_read_after()
    {
        using RunningModel model = Running();

        Assert.Equal("12,14", model.Call("Again", model.Folder));
    }

    [Fact]
    public void Results_are_copied_where_the_caller_wants_them_or_not_at_all()
    {
        using RunningModel model = Running();

        Assert.Equal("6 8 10 12 / 5 12 21 32", model.Call("Copied", model.Folder));
        Assert.Equal("product The output 'product' has the shape [1, 2]; there is room for 1 elements. (Parameter 'product') 7", model.Call("TooShort", model.Folder));
    }

    [Fact]
    public void A_call_that_is_refused_gives_its_caller_back()
    {
        using RunningModel model = Running();

        Assert.Equal("result4,6", model.Call("Refused", model.Folder));
    }

    [Fact]
    public void Calls_of_a_pool_allocate_nothing()
    {
        using RunningModel model = Running();

        Assert.Equal(0L, model.Call("Bytes", model.Folder));
    }

    [Fact]
    public void Calls_are_awaited_on_an_instance_and_on_a_pool()
    {
        using RunningModel model = Running();

        Assert.Equal("4,6 3,8 / 2,3,4,5 2", model.Call("Awaited", model.Folder));
        Assert.Equal("result 2,3", model.Call("NotAwaited", model.Folder));
    }

    [Fact]
    public void Any_number_of_rows_is_split_into_calls_and_put_together_in_order()
    {
        using RunningModel model = Running();

        Assert.Equal("0: True True; 1: True True; 3: True True; 4: True True; 50: True True; ", model.Call("Batch", model.Folder));
        Assert.Equal(
            """
            The input 'result' has the shape [rows, 2]; 3 elements do not fill it. (Parameter 'result')
            The input 'lease' has the shape [rows, 2]; 2 elements do not fill it. (Parameter 'lease')
            The output 'product' has the shape [2, 2]; there is room for 3 elements. (Parameter 'product')

            """.ReplaceLineEndings("\n"), model.Call("BatchErrors", model.Folder));
    }

    [Fact]
    public void A_disposed_pool_takes_no_call()
    {
        using RunningModel model = Running();

        Assert.Throws<ObjectDisposedException>(() => model.Call("Disposed", model.Folder));
    }

    [Fact]
    public void A_model_with_state_has_no_pool_and_its_instance_is_awaited()
    {
        string source = GeneratorTest.Source(Model(
            [Tensor("h", ElementType.Float32, 1), Tensor("x", ElementType.Float32, 1)], [Tensor("hN", ElementType.Float32, 1)]) with
        {
            States = EquatableArray.Of(new StatePair("h", "hN")),
        });

        Assert.DoesNotContain("class Pool", source, StringComparison.Ordinal);
        Assert.DoesNotContain("PredictBatch", source, StringComparison.Ordinal);
        Assert.Contains("PredictAsync", source, StringComparison.Ordinal);
    }

    [Fact]
    public void What_only_the_engine_can_size_is_leased_but_not_copied()
    {
        string source = GeneratorTest.Source(Model([Tensor("x", ElementType.Float32, "n")], [Tensor("found", ElementType.Int64, 1, "count")]));

        Assert.Contains("public Lease Predict", source, StringComparison.Ordinal);
        Assert.DoesNotContain("CopyTo(scoped", source, StringComparison.Ordinal);
        Assert.DoesNotContain("PredictAsync", source, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_without_inputs_is_awaited_too() =>
        GeneratorTest.Compile([Model([], [Tensor("y", ElementType.Float32, 2), Tensor("z", ElementType.Int64)])]);

    [Theory]
    [InlineData(true, 1, "batch", 4, "batch")]
    [InlineData(true, 1, 1, 4, 1)]
    [InlineData(false, 1, 2, 4, 2)]
    [InlineData(false, 1, "batch", 4, 1)]
    [InlineData(false, 8, "batch", "length", "batch")]
    [InlineData(false, 1, "batch", "length", "batch")]
    public void Rows_can_be_split_where_all_have_one_size_and_the_same_first_dimension(bool can, int length, object first, object second, object output)
    {
        string source = GeneratorTest.Source(Model([Tensor("x", ElementType.Float32, first, second)], [Tensor("y", ElementType.Float32, output, 3)]) with
        {
            MaxDimensions = Limits(("batch", 8), ("length", length)),
        });

        Assert.Equal(can, source.Contains("PredictBatch", StringComparison.Ordinal));
    }

    private static RunningModel Running() => new(SumAndProduct, Members, ("rows", 3));
}
