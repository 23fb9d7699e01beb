using BuildTimeML.Manifest;
using BuildTimeML.TestAssets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BuildTimeML.Generator.Tests;

public sealed class EverySignatureTests
{
    [Fact]
    public void Classes_of_two_hundred_signatures_compile_without_a_warning_and_run()
    {
        IdentityModel[] models = [.. Enumerable.Range(0, 200).Select(seed => new IdentityModel(seed))];
        Assert.InRange(models.Sum(model => model.Manifest.OptionalInputs.Count), 100, 300);
        using var folder = new ModelFolder(models[0].Graph.ToOnnx());

        RunAll([.. models.Select((model, i) => model.Manifest with { Asset = folder.Add($"{i}.onnx", model.Graph.ToOnnx()) })], folder.Path, areIdentities: true);
    }

    [TestDataFact]
    public void Classes_of_real_models_compile_without_a_warning_and_run() => RunAll(RealModels.Manifests(), TestData.File("models"), areIdentities: false);

    [Fact]
    public void Classes_of_every_hostile_name_compile_without_a_warning() => GeneratorTest.Compile(Hostile.Texts.Select((text, i) =>
        Given.Model([Given.Tensor(text, ElementType.Float32, text, 2), Given.Tensor(text, ElementType.Int64)], [Given.Tensor(text, ElementType.Float32, text, 2)]) with
        {
            Namespace = $"N{i}.class.await",
            ClassName = IdentityModel.ClassNameOf(text),
            HasFake = true,
            Source = new ModelFile(text, 1, text),
            Precision = text,
            MaxDimensions = Given.Limits((text, 5)),
            Labels = new LabelSet(text, ScoreKind.Logit, EquatableArray.Of(text, text)),
            Measurements = EquatableArray.Of(new Measurement(text, text)),
        }));

    [Fact]
    public void Classes_that_take_images_compile_without_a_warning_whatever_the_names() => GeneratorTest.Compile(Hostile.Texts.Select((text, i) =>
    {
        TensorSignature[] inputs = [Given.Tensor(text, ElementType.Float32, text, "height", "width", 3), Given.Tensor("pixels", ElementType.Int64, "stride", text, "format")];
        return Given.Model(inputs, [Given.Tensor(text, ElementType.Float32, text, "width")]) with
        {
            Namespace = $"N{i}",
            MaxDimensions = Given.Limits((text, 5), ("stride", 2)),
            Preprocess = ImagePreprocessReader.Read("image: size=30x20; resize=30; std=0.5", inputs),
        };
    }));

    [Fact]
    public void Classes_compile_in_the_global_namespace_beside_types_that_hide_common_names() => GeneratorTest.Compile(
        [Given.Agnews() with { Namespace = "", HasFake = true }, Given.Agnews() with { Namespace = "App.System" }],
        "namespace App { class BuildTimeML; class Half; class ReadOnlySpan; class IDisposable; class ModelSession; }");

    private static void RunAll(ModelManifest[] manifests, string modelDirectory, bool areIdentities)
    {
        Compilation classes = GeneratorTest.Generate(GeneratorTest.Compilation().AddReferences(GeneratorTest.Container), manifests);
        Compilation program = classes.AddSyntaxTrees(CSharpSyntaxTree.ParseText(EveryCall.Write(classes, manifests, areIdentities), GeneratorTest.ParseOptions));
        Type calls = GeneratorTest.Load(program).GetType("EveryCall", throwOnError: true)!;

        Assert.All(Enumerable.Range(0, manifests.Length), i => Assert.Equal(true, calls.GetMethod($"Run{i}")!.Invoke(null, [modelDirectory])));
    }
}
