using BuildTimeML.Manifest;
using BuildTimeML.TestAssets;
using static BuildTimeML.Generator.Tests.Given;
using static BuildTimeML.Generator.Tests.GeneratorTest;

namespace BuildTimeML.Generator.Tests;

public sealed class GeneratedClassTests
{
    [Fact]
    public void A_classifier_with_a_batch_read_off_the_length() => Snapshot.Verify(Source(Agnews()));

    [Fact]
    public void A_model_of_fixed_shapes() => Snapshot.Verify(Source(Model(
        [Tensor("data_0", ElementType.Float32, 1, 3, 224, 224)],
        [Tensor("softmaxout_1", ElementType.Float32, 1, 1000, 1, 1)])));

    [Fact]
    public void Variants_for_single_execution_providers() => Snapshot.Verify(Source(Agnews() with
    {
        Variants = EquatableArray.Of(
            new ManifestVariant("Cuda", "Float16", new ModelFile("BuildTimeML/App/Agnews-Cuda.onnx", 2_870_000, new string('c', 64)), null, EquatableArray.Of(new Measurement("agreement", "100.0 %"))),
            new ManifestVariant(
                "Qnn", "Float32", new ModelFile("BuildTimeML/App/Agnews-Qnn.onnx", 4_000, new string('d', 64)),
                new ModelFile("BuildTimeML/App/Agnews-Qnn.onnx.data", 5_000_000_000, new string('e', 64)), EquatableArray<Measurement>.Empty)),
    }));

    [Fact]
    public void Scalars_and_a_dimension_that_the_caller_gives() => Snapshot.Verify(Source(Model(
        [Tensor("pixels", ElementType.UInt8, "height", "width"), Tensor("scale", ElementType.Float16), Tensor("mask", ElementType.Bool, "height")],
        [Tensor("mean", ElementType.Float64), Tensor("rows", ElementType.Float32, "height", 2)]) with { MaxDimensions = Limits(("height", 480), ("width", 640)) }));

    [Fact]
    public void Neither_dimension_can_be_read_off_before_one_is_given() => Snapshot.Verify(Source(Model(
        [Tensor("pixels", ElementType.UInt8, "height", "width", 3)],
        [Tensor("output", ElementType.Float32, "height", "width")]) with { MaxDimensions = Limits(("height", 480), ("width", 640)) }));

    [Fact]
    public void Outputs_whose_shapes_only_the_engine_knows() => Snapshot.Verify(Source(Model(
        [Tensor("x", ElementType.Float32, null, 3)],
        [Tensor("found", ElementType.Int64, 2, null), Unranked("rest", ElementType.Int32), Tensor("named", ElementType.Int8, "found_count")])));

    [Fact]
    public void Text_and_sequences_of_maps() => Snapshot.Verify(Source(Model(
        [Tensor("texts", ElementType.String, "n", 1), Tensor("language", ElementType.String)],
        [
            Tensor("words", ElementType.String, "n"), Sequence("scores", Map("", ElementType.String, Tensor("", ElementType.Float32))),
            Sequence("rows", Unranked("", ElementType.Int32)), Map("counts", ElementType.Int64, Tensor("", ElementType.Int64)),
        ]) with { MaxDimensions = Limits(("n", 8)) }));

    [Fact]
    public void State_that_goes_from_call_to_call() => Snapshot.Verify(Source(Model(
        [Tensor("h", ElementType.Float32, 1, 64), Tensor("x", ElementType.Float32, "n", 3)],
        [Tensor("y", ElementType.Float32, "n"), Tensor("hN", ElementType.Float32, 1, null)]) with
    {
        MaxDimensions = Limits(("n", 8)),
        States = EquatableArray.Of(new StatePair("h", "hN")),
    }));

    [Fact]
    public void Inputs_that_a_call_may_leave_out() => Snapshot.Verify(Source(Model(
        [
            Tensor("x", ElementType.Float32, "n", 3), Tensor("scale", ElementType.Float32), Tensor("mask", ElementType.Bool, "n", 3), Tensor("boxes", ElementType.Int64, "box", 4),
            Tensor("language", ElementType.String), Tensor("words", ElementType.String, 2),
        ],
        [Tensor("y", ElementType.Float32, "n", 3)]) with
    {
        MaxDimensions = Limits(("n", 8), ("box", 5)),
        OptionalInputs = EquatableArray.Of("scale", "mask", "boxes", "language", "words"),
    }));

    [Fact]
    public void Execution_providers_are_constants_of_the_class()
    {
        string source = Source(Agnews() with { ExecutionProviders = EquatableArray.Of("Cuda", "Cpu") });

        Assert.Contains(") { Providers = [\"Cuda\", \"Cpu\"] };", source, StringComparison.Ordinal);
    }

    [Fact]
    public void An_input_that_is_made_of_an_image()
    {
        TensorSignature[] inputs = [Tensor("image", ElementType.Float32, "batch", 3, 224, 224), Tensor("threshold", ElementType.Float32), Tensor("weights", ElementType.Float32, "batch", "n")];
        Snapshot.Verify(Source(Model(inputs, [Tensor("scores", ElementType.Float32, "batch", 2)]) with
        {
            MaxDimensions = Limits(("batch", 8), ("n", 4)),
            Preprocess = ImagePreprocessReader.Read("image: scale=1/255; mean=0.485,0.456,0.406; std=0.229,0.224,0.225; resize=contain; pad=114", inputs),
        }));
    }

    [Fact]
    public void Types_only_before_the_model_was_optimised() => Snapshot.Verify(Source(Agnews() with
    {
        Stage = ManifestStage.Signature,
        Asset = null,
        Measurements = EquatableArray<Measurement>.Empty,
    }));

    [Fact]
    public void Probabilities_in_half_precision_with_dimensions_of_1_at_the_end() => Snapshot.Verify(Source(Model(
        [Tensor("x", ElementType.Float16, "n", 3)],
        [Tensor("p", ElementType.Float16, "n", 2, 1, 1)]) with
    {
        MaxDimensions = Limits(("n", 8)),
        Labels = new LabelSet("p", ScoreKind.Probability, EquatableArray.Of("no", "yes")),
    }));

    [Fact]
    public void Names_that_are_keywords_or_taken_or_hostile() => Snapshot.Verify(Source(Model(
        [
            Tensor("class", ElementType.Float32, "ref", 2), Tensor("session", ElementType.Float32, 1), Tensor("a b", ElementType.Float32, 1),
            Tensor("a_b", ElementType.Float32, 1), Tensor("\"*/</summary>\n{0}", ElementType.Float32, 1), Tensor("", ElementType.Float32, 1),
        ],
        [
            Tensor("Output", ElementType.Float32, 1), Tensor("label", ElementType.Float32, 1), Tensor("ToString", ElementType.Float32, 1),
            Tensor("a b", ElementType.Float32, 1), Tensor("2d", ElementType.Float32, 1), Tensor("\u2028", ElementType.Float32, 1),
        ]) with { Namespace = "My.class.event", ClassName = "record", MaxDimensions = Limits(("ref", 4)) }));

    [Fact]
    public void A_stand_in_for_unit_tests() => Snapshot.Verify(
        Run(Agnews() with { HasFake = true, Accessibility = ClassAccessibility.Internal }).GeneratedSources.Single(source => source.HintName == "App.Agnews.Fake.g.cs").SourceText.ToString());

    [Fact]
    public void Nothing_is_read_off_the_length_of_an_input_that_is_always_empty() => Assert.Contains(
        "Predict(scoped global::System.ReadOnlySpan<float> x, int n)",
        Source(Model([Tensor("x", ElementType.Float32, 0, "n")], [Tensor("y", ElementType.Float32, "n")])), StringComparison.Ordinal);

    [Fact]
    public void A_model_of_two_files_says_what_the_second_is()
    {
        string source = Source(Agnews() with { AssetWeights = new ModelFile("BuildTimeML/App/Model.onnx.data", 2_000_000_000, new string('e', 64)) });

        Assert.Contains($"5725548) {{ Weights = new(\"BuildTimeML/App/Model.onnx.data\", 2000000000, \"{new string('e', 64)}\") }};", source, StringComparison.Ordinal);
        Assert.Contains("2.00 GB instead of 5.73 MB", source, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_manifest_gives_the_same_text() => Assert.Equal(Source(Agnews()), Source(Agnews()));

    [Fact]
    public void Every_snapshot_belongs_to_a_test()
    {
        string folder = Path.Combine(TestAssets.TestData.RepositoryRoot, "tests", "BuildTimeML.Generator.Tests", "Snapshots");
        string[] tests =
        [
            .. new[] { typeof(GeneratedClassTests), typeof(ServicesTests) }
                .SelectMany(type => type.GetMethods().Select(method => $"{type.Name}.{method.Name}.verified.cs")),
        ];
        Assert.Empty(Directory.GetFiles(folder, "*.verified.cs").Select(Path.GetFileName).Except(tests));
    }
}
