using BuildTimeML.Manifest;
using static BuildTimeML.Generator.Tests.Given;

namespace BuildTimeML.Generator.Tests;

public sealed class StartTests
{
    private static readonly TinyModel Doubled = new(
        [Tensor("x", ElementType.Float32, "rows", 2)], [Tensor("y", ElementType.Float32, "rows", 2)], new TinyModel.Node("Add", ["x", "x"], ["y"]));

    private static readonly TinyModel Sum = new(
        [Tensor("sum", ElementType.Float32, 1), Tensor("x", ElementType.Float32, 1)], [Tensor("next", ElementType.Float32, 1)], new TinyModel.Node("Add", ["sum", "x"], ["next"]));

    private const string Members = """
        public static object Warm(Model model)
        {
            model.Inputs.X[0] = 3;
            model.Warmup();
            model.Warmup(rows: 1);
            float kept = model.Inputs.X[0];
            return $"{kept} {string.Join(' ', model.Predict([1, 2, 3, 4]).Y.Data.ToArray())} {string.Join(' ', model.Predict([5, 6]).Y.Data.ToArray())}";
        }

        public static object TooMany(Model model) { model.Warmup(4); return ""; }

        public static object Loaded(Model model)
        {
            using Model loaded = Model.LoadAsync(new ModelOptions { ModelDirectory = (string)Given! }).GetAwaiter().GetResult();
            return loaded.Predict([1, 2]).Y[0, 1];
        }

        public static object Cancelled(Model model) =>
            Model.LoadAsync(new ModelOptions { ModelDirectory = (string)Given! }, new System.Threading.CancellationToken(canceled: true)).ContinueWith(t => t.IsCanceled).Result;

        public static object Missing(Model model)
        {
            try { Model.LoadAsync(new ModelOptions { ModelDirectory = "nowhere" }).GetAwaiter().GetResult().Dispose(); return "loaded"; }
            catch (ModelFileException e) { return e.Message; }
        }
        """;

    [Fact]
    public void Warming_up_reads_what_the_buffers_hold_and_changes_no_result()
    {
        using var model = new RunningModel(Doubled, Members, ("rows", 3));

        Assert.Equal("3 2 4 6 8 10 12", model.Call("Warm"));
        Assert.Equal("rows", Assert.Throws<ArgumentOutOfRangeException>(() => model.Call("TooMany")).ParamName);
    }

    [Fact]
    public void Warming_up_leaves_the_state_as_it_is()
    {
        ModelManifest manifest = Model(Sum.Inputs, Sum.Outputs) with { States = EquatableArray.Of(new StatePair("sum", "next")) };
        using var model = new RunningModel(manifest, Sum.ToOnnx(), """
            public static object Run(Model model)
            {
                model.Warmup();
                string text = $"{model.Predict([1]).Next[0]} ";
                model.Warmup();
                model.Warmup();
                return $"{text}{model.Predict([2]).Next[0]} {model.Predict([4]).Next[0]}";
            }
            """);

        Assert.Equal("1 3 7", model.Call("Run"));
    }

    [Fact]
    public void Loading_as_a_task_gives_an_instance_or_the_errors_of_the_constructor()
    {
        using var model = new RunningModel(Doubled, Members, ("rows", 3));

        Assert.Equal(4f, model.Call("Loaded", model.Folder));
        Assert.Equal(true, model.Call("Cancelled", model.Folder));
        Assert.Contains("is missing", (string)model.Call("Missing"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("None", null, "")]
    [InlineData("None", "1.30.0", """ { OptimizedBy = "1.30.0" }""")]
    [InlineData("Plain", null, """ { Embedded = new(typeof(global::App.Model).Assembly, "BuildTimeML/App/Model.onnx", global::BuildTimeML.Runtime.ModelCompression.None) }""")]
    [InlineData("Brotli", "1.30.0", """ { Embedded = new(typeof(global::App.Model).Assembly, "BuildTimeML/App/Model.onnx", global::BuildTimeML.Runtime.ModelCompression.Brotli), OptimizedBy = "1.30.0" }""")]
    public void The_class_says_where_its_model_is(string embedding, string? optimizedBy, string expected)
    {
        ModelManifest manifest = Model(Doubled.Inputs, Doubled.Outputs) with { Embedding = Enum.Parse<ModelEmbedding>(embedding), OptimizedBy = optimizedBy };

        string source = GeneratorTest.Source(manifest);

        Assert.Contains($"\"{Asset.Sha256}\", 5725548){expected};", source, StringComparison.Ordinal);
    }

    [Fact]
    public void Before_the_first_build_no_resource_is_named() => Assert.DoesNotContain(
        "Embedded", GeneratorTest.Source(Model(Doubled.Inputs, Doubled.Outputs) with { Stage = ManifestStage.Signature, Asset = null, Embedding = ModelEmbedding.Plain }), StringComparison.Ordinal);
}
