using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Manifest;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Tests.Building;

/// <summary>Inputs with an initializer that the item lists as optional: whatever becomes of the model, a call may still leave them out or give them.</summary>
public sealed class OptionalInputTests : IDisposable
{
    // The default of scale is 1 and that of shift 0: whoever takes them for constants takes out what works with them.
    private const string Graph = """
        test (float[N, 64] x, float scale, float[] shift, float[64, 256] w) => (float[N, 256] y)
          <float scale = {1}, float[256] shift = fill(0), float[64, 256] w = random(7)> {
          scaled = Mul(x, scale)
          product = MatMul(scaled, w)
          y = Add(product, shift)
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Float32", 10, 100)]
    [InlineData("Float32", 3, 100)]
    [InlineData("Float16", 10, 60)]
    [InlineData("Int8WeightOnly", 10, 25)]
    [InlineData("Int8Dynamic", 10, 25)]
    [InlineData("Int4", 10, 15)]
    public void The_optimised_model_gives_what_the_original_does_without_them_and_with_them(string precision, int irVersion, double decibels)
    {
        using BuildFixture fixture = Built(Graph, precision, irVersion, "scale", "shift");

        using Model model = ModelReader.Read(fixture.Item.OutputPath);
        Assert.Equal(["x", "scale", "shift"], model.Graph.Inputs.Select(i => i.Name));
        Assert.Equal([1f], model.Graph.Inputs[1].Initializer!.Elements<float>().ToArray());
        Assert.Equal(new float[256], model.Graph.Inputs[2].Initializer!.Elements<float>().ToArray());
        Assert.InRange(model.IrVersion, 4, 20);

        using ModelSession original = ModelSession.Load(Compressed.Bytes(Read(Graph, irVersion: 10)));
        using ModelSession optimised = ModelSession.Load(fixture.Item.OutputPath);
        Assert.Equal(["scale", "shift"], optimised.OptionalInputs.Select(i => i.Name).Order());
        float[] x = ArraySamples.Normal(new Random(1), 64);
        float[] shift = ArraySamples.Normal(new Random(2), 256);
        AssertClose(original, optimised, decibels, [Tensor("x", [1, 64], x)]);
        AssertClose(original, optimised, decibels, [Tensor("x", [1, 64], x), Tensor("scale", [], [3])]);
        AssertClose(original, optimised, decibels, [Tensor("x", [1, 64], x), Tensor("shift", [256], shift)]);
        AssertClose(original, optimised, decibels, [Tensor("x", [1, 64], x), Tensor("scale", [], [-2]), Tensor("shift", [256], shift)]);
    }

    [Fact]
    public void An_optional_input_that_nothing_depends_on_stays_one()
    {
        using BuildFixture fixture = Built("test (float[2] x, float scale) => (float[2] y) <float scale = {1}> { unused = Mul(x, scale)\n y = Neg(x) }", "Float32", irVersion: 10, "scale");

        using ModelSession optimised = ModelSession.Load(fixture.Item.OutputPath);
        Assert.Equal([-1, -2], Run(optimised, [Tensor("x", [2], [1, 2]), Tensor("scale", [], [3])]));
    }

    [Fact]
    public void Other_initializers_among_the_inputs_stay_weights()
    {
        using BuildFixture fixture = Built(Graph, "Float32", irVersion: 10, "scale");

        using ModelSession optimised = ModelSession.Load(fixture.Item.OutputPath);
        Assert.Equal(["x"], optimised.Inputs.Select(i => i.Name));
        Assert.Equal(["scale"], optimised.OptionalInputs.Select(i => i.Name));
        using Model model = ModelReader.Read(fixture.Item.OutputPath);
        Assert.Equal(["Mul", "Gemm"], model.Graph.Nodes.Select(n => n.OpType));
    }

    [Fact]
    public void A_default_of_another_size_than_what_a_call_gives_stays_what_it_is()
    {
        const string Boxes = """
            test (float[2] x, float[n] more) => (float[m] y) <float[3] more = {5, 6, 7}> {
              all = Concat<axis = 0>(x, more)
              same = Identity(all)
              y = Neg(same)
            }
            """;
        using BuildFixture fixture = Built(Boxes, "Float32", irVersion: 10, "more");

        using ModelSession optimised = ModelSession.Load(fixture.Item.OutputPath);
        Assert.Equal([-1, -2, -5, -6, -7], Run(optimised, [Tensor("x", [2], [1, 2])]));
        Assert.Equal([-1, -2, -9], Run(optimised, [Tensor("x", [2], [1, 2]), Tensor("more", [1], [9])]));
    }

    [Fact]
    public void Text_is_a_default_too()
    {
        const string Words = """
            test (string[2] x, string[2] more) => (string[4] y) <string[2] more = {"größe", ""}> {
              y = Concat<axis = 0>(x, more)
            }
            """;
        using BuildFixture fixture = Built(Words, "Float32", irVersion: 10, "more");

        using ModelSession optimised = ModelSession.Load(fixture.Item.OutputPath);
        using var x = new StringBuffer(2);
        using var y = new EngineOutput();
        optimised.Run([new NamedTensor("x", x)], [new NamedTensor("y", y)]);
        Assert.Equal("größe", y.As<StringTensorView>().GetString(2));
    }

    [Fact]
    public void A_model_that_does_not_run_with_other_values_is_verified_with_the_default_and_the_build_says_so()
    {
        // One more than the default is beyond the end.
        const string Lookup = """
            test (float[3, 2] x, int64[1] row) => (float[1, 2] y) <int64[1] row = {2}> {
              same = Identity(x)
              y = Gather(same, row)
            }
            """;
        using BuildFixture fixture = Built(Lookup, "Float32", irVersion: 10, "row");

        Assert.Contains(fixture.Infos, i => i.StartsWith("'Models/net.onnx' is verified with the defaults of its optional inputs alone", StringComparison.Ordinal));
        using ModelSession optimised = ModelSession.Load(fixture.Item.OutputPath);
        Assert.Equal([5, 6], Run(optimised, [Tensor("x", [3, 2], [1, 2, 3, 4, 5, 6])]));
    }

    [Fact]
    public void A_candidate_with_another_default_or_without_the_input_is_refused()
    {
        Write("original.onnx", "test (float[2] x, float scale) => (float[2] y) <float scale = {1}> { y = Mul(x, scale) }");
        Write("other.onnx", "test (float[2] x, float scale) => (float[2] y) <float scale = {9}> { y = Mul(x, scale) }");
        Write("deaf.onnx", "test (float[2] x, float scale) => (float[2] y) <float scale = {1}> { one = Sub(scale, scale)\n y = Add(x, one) }");
        using Model original = ModelReader.Read(_folder.File("original.onnx"));
        using DerivedModel detached = DetachedModel.Make("net", _folder.File("original.onnx"), _folder.File("out.onnx"), ["scale"]);
        using var evaluator = new ModelEvaluator("net", detached.Path, [], samples: null, OptionalInputs.Of(original, Manifest("Float32", "scale")));

        evaluator.Check(_folder.File("original.onnx"), "Float32");
        Assert.Equal("BTML1034", Refusal(evaluator, "other.onnx").Code);
        Assert.Contains("with other values for 'scale', the output 'y' is only", Refusal(evaluator, "deaf.onnx").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Samples_get_the_defaults_of_inputs_that_they_do_not_give()
    {
        Write("net.onnx", Graph);
        using var fixture = new BuildFixture(_folder.File("net.onnx"), "Int8Static") { Samples = new SampleSets(ArraySamples.Normal("x", [1, 64], 20), new EvaluationSet(ArraySamples.Normal("x", [1, 64], 5, seed: 2), null, null)) };
        SetManifest(fixture, "Int8Static", "scale", "shift");

        fixture.Build();

        Assert.Equal("SQNR", fixture.Manifest.Measurements[1].Name);
        using ModelSession optimised = ModelSession.Load(fixture.Item.OutputPath);
        Assert.Equal(["scale", "shift"], optimised.OptionalInputs.Select(i => i.Name).Order());
    }

    [Fact]
    public void Nothing_is_left_beside_the_output()
    {
        using BuildFixture fixture = Built(Graph, "Int8WeightOnly", irVersion: 10, "scale");

        Assert.Equal(["model.btml", "model.onnx"], fixture.Files);
        Assert.Equal(["scale"], fixture.Manifest.OptionalInputs);
    }

    private BuildFixture Built(string graph, string precision, int irVersion, params string[] optional)
    {
        Write("net.onnx", graph, irVersion);
        var fixture = new BuildFixture(_folder.File("net.onnx"), precision);
        SetManifest(fixture, precision, optional);
        fixture.Build();
        return fixture;
    }

    private static void SetManifest(BuildFixture fixture, string precision, params string[] optional) =>
        File.WriteAllText(fixture.Item.ManifestPath, ManifestWriter.Write(Manifest(precision, optional)));

    private static ModelManifest Manifest(string precision, params string[] optional) => new(
        ManifestStage.Signature, "Net", "App", new ModelFile("Models/net.onnx", 0, ""), precision, Inputs: default, Outputs: default, MaxDimensions: default, Labels: null, Asset: null, Measurements: default)
    {
        OptionalInputs = optional.ToEquatableArray(),
    };

    private BuildError Refusal(ModelEvaluator evaluator, string file) =>
        Assert.Throws<BuildErrorException>(() => evaluator.Check(_folder.File(file), "Float32")).Error;

    private void Write(string file, string graph, int irVersion = 10) => File.WriteAllBytes(_folder.File(file), Compressed.Bytes(Read(graph, irVersion)));

    private static Model Read(string graph, int irVersion) => GraphTextReader.Read($"<ir_version: {irVersion}, opset_import: [\"\": 17]>\n{graph}");

    private static NamedTensor Tensor(string name, long[] shape, float[] elements)
    {
        var tensor = new TensorBuffer<float>(shape);
        elements.CopyTo(tensor.Data);
        return new NamedTensor(name, tensor);
    }

    private static float[] Run(ModelSession session, NamedTensor[] inputs)
    {
        using var y = new EngineOutput();
        session.Run(inputs, [new NamedTensor("y", y)]);
        return y.As<TensorView<float>>().Data.ToArray();
    }

    private static void AssertClose(ModelSession original, ModelSession optimised, double decibels, NamedTensor[] inputs) => Assert.InRange(
        SignalToNoise.Decibels(Array.ConvertAll(Run(original, inputs), y => (double)y), Array.ConvertAll(Run(optimised, inputs), y => (double)y)), decibels, double.PositiveInfinity);
}
