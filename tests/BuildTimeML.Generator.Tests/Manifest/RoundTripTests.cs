using BuildTimeML.Manifest;
using static BuildTimeML.Generator.Tests.Given;

namespace BuildTimeML.Generator.Tests;

public sealed class RoundTripTests
{
    public static TheoryData<string> HostileTexts => new(Hostile.Texts);

    [Fact]
    public void What_is_written_is_read_back()
    {
        ModelManifest manifest = Agnews() with
        {
            Inputs = EquatableArray.Of(Tensor("a", ElementType.Int64, "batch", 48, null), Tensor("b", ElementType.Float16), Unranked("c", ElementType.Bool)),
            Outputs = EquatableArray.Of(
                Tensor("d", ElementType.Float32, 0, long.MaxValue),
                new TensorSignature("e", ValueKind.Sequence, ElementType.Undefined, Shape: null),
                Sequence("f", Map("", ElementType.Int64, Tensor("", ElementType.Float32))),
                Map("g", ElementType.String, Unranked("", ElementType.Float32))),
            Accessibility = ClassAccessibility.Internal,
            HasFake = true,
            Embedding = ModelEmbedding.Brotli,
            OptimizedBy = "1.30.0",
            States = EquatableArray.Of(new StatePair("a", "d"), new StatePair("b c", "\"")),
            OptionalInputs = EquatableArray.Of("b", "c d"),
            ExecutionProviders = EquatableArray.Of("Cuda", "a \"b"),
        };

        Assert.Equal(manifest, ManifestReader.Read(ManifestWriter.Write(manifest)));
    }

    [Fact]
    public void Variants_are_read_back_and_the_signature_stage_knows_none()
    {
        ModelManifest manifest = Agnews() with
        {
            Variants = EquatableArray.Of(
                new ManifestVariant("Cuda", "Float16", new ModelFile("BuildTimeML/App/a b.onnx", 3, new string('c', 64)), new ModelFile("a b.onnx.data", 5_000_000_000, new string('d', 64)), EquatableArray.Of(new Measurement("size", "1 \"MB\""), new Measurement("SQNR", "60 dB"))),
                new ManifestVariant("DirectMl", "Float32", new ModelFile("BuildTimeML/App/c.onnx", 4, new string('e', 64)), null, EquatableArray<Measurement>.Empty)),
        };

        Assert.Equal(manifest, ManifestReader.Read(ManifestWriter.Write(manifest)));
        Assert.Equal(5_000_000_003, manifest.Variants[0].AssetSize);
        Assert.Empty(manifest.ToSignatureStage().Variants);
    }

    [Fact]
    public void The_signature_stage_has_no_asset()
    {
        ModelManifest manifest = Agnews() with { Stage = ManifestStage.Signature, Asset = null, Labels = null };

        Assert.Equal(manifest, ManifestReader.Read(ManifestWriter.Write(manifest)));
    }

    [Fact]
    public void Files_of_weights_are_read_back_and_the_signature_stage_knows_only_those_of_the_original()
    {
        ModelManifest manifest = Agnews() with
        {
            SourceWeights = EquatableArray.Of(new ModelFile("Models/a.data", 3, new string('c', 64)), new ModelFile("Models/b c.data", 4, new string('d', 64))),
            AssetWeights = new ModelFile("BuildTimeML/App/Model.onnx.data", 5_000_000_000, new string('e', 64)),
        };

        Assert.Equal(manifest, ManifestReader.Read(ManifestWriter.Write(manifest)));
        Assert.Equal((Source.Size + 7, Asset.Size + 5_000_000_000), (manifest.SourceSize, manifest.AssetSize));
        Assert.Equal(["", ""], manifest.ToSignatureStage().SourceWeights.Select(w => w.Sha256));
        Assert.Null(manifest.ToSignatureStage().AssetWeights);
        Assert.Null((manifest with { OptimizedBy = "1.30.0" }).ToSignatureStage().OptimizedBy);
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Any_text_is_read_back_as_it_was(string text)
    {
        ModelManifest manifest = Model([Tensor(text, ElementType.Float32, text, 2)], [Tensor(text, ElementType.Float32, text)]) with
        {
            Namespace = text,
            ClassName = text,
            Precision = text,
            Source = new ModelFile(text, 1, text),
            MaxDimensions = Limits((text, 3)),
            Labels = new LabelSet(text, ScoreKind.LogProbability, EquatableArray.Of(text, "", text)),
            Measurements = EquatableArray.Of(new Measurement(text, text)),
        };

        Assert.Equal(manifest, ManifestReader.Read(ManifestWriter.Write(manifest)));
    }

    [Fact]
    public void Every_kind_and_element_type_is_read_back()
    {
        ModelManifest manifest = Model(
            [.. Enum.GetValues<ElementType>().Select(type => Tensor("x", type, 1))],
            [.. Enum.GetValues<ValueKind>().Select(kind => new TensorSignature("y", kind, ElementType.Float32, Shape: null))]);

        Assert.Equal(manifest, ManifestReader.Read(ManifestWriter.Write(manifest)));
    }

    [Fact]
    public void Line_ends_of_Windows_are_read_too() =>
        Assert.Equal(Agnews(), ManifestReader.Read(ManifestWriter.Write(Agnews()).Replace("\n", "\r\n", StringComparison.Ordinal)));

    [Fact]
    public void The_text_is_the_same_on_every_machine() => Assert.Equal(
        """
        buildtimeml-manifest 4
        stage complete
        class "Agnews"
        namespace "App"
        accessibility public
        source "Models/model.onnx" 5725548 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
        precision Int8Dynamic
        input "tokens" tensor int64 [ "batch" 48 ]
        output "logits" tensor float32 [ "batch" 4 ]
        max-dimension "batch" 32
        labels "logits" logit
        label "World"
        label "Sports"
        label "Business"
        label "Sci/Tech"
        asset "BuildTimeML/App/Model.onnx" 1479963 "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
        measured "agreement" "99.6 %"

        """.ReplaceLineEndings("\n"),
        ManifestWriter.Write(Agnews()));
}
