using BuildTimeML.Manifest;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using static BuildTimeML.Generator.Tests.GeneratorTest;
using static BuildTimeML.Generator.Tests.Given;

namespace BuildTimeML.Generator.Tests;

public sealed class DiagnosticTests
{
    private static readonly TensorSignature X = Tensor("x", ElementType.Float32, 1);

    private static readonly Dictionary<string, TensorSignature> Unsupported = new TensorSignature[]
    {
        new("v", ValueKind.Sequence, ElementType.Undefined, null),
        Sequence("v", Sequence("", X with { Name = "" })),
        Sequence("v", Tensor("", ElementType.Complex64)),
        new("v", ValueKind.Map, ElementType.Int64, null),
        Map("v", ElementType.Int64, Tensor("", ElementType.String)),
        Map("v", ElementType.Int64, Sequence("", X with { Name = "" })),
        new("v", ValueKind.Optional, ElementType.Undefined, null) { Element = X with { Name = "" } },
        new("v", ValueKind.SparseTensor, ElementType.Undefined, null),
        new("v", ValueKind.Opaque, ElementType.Undefined, null),
    }.ToDictionary(value => value.Describe());

    public static TheoryData<string> UnsupportedOutputs => [.. Unsupported.Keys];

    [Fact]
    public void A_manifest_that_was_not_written_yet_is_no_error()
    {
        GeneratorRunResult result = Run(new ManifestFile("obj/A.btml", ""), new NoText("obj/B.btml"), new ManifestFile("notes.txt", "buildtimeml-manifest"));

        Assert.Empty(result.Diagnostics);
        Assert.Empty(result.GeneratedSources);
    }

    [Fact]
    public void A_manifest_that_cannot_be_read_is_reported_at_its_line()
    {
        string text = ManifestWriter.Write(Agnews()).Replace("int64", "int65", StringComparison.Ordinal);

        GeneratorRunResult result = Run(new ManifestFile("obj/Agnews.btml", text));

        Diagnostic diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal("obj/Agnews.btml(8,1): error BTML3001: The manifest 'obj/Agnews.btml' cannot be read at line 8: 'int65' is no ElementType. "
            + "It is written by the build: rebuild the project.", diagnostic.ToString());
        Assert.Empty(result.GeneratedSources);
    }

    [Theory]
    [MemberData(nameof(UnsupportedOutputs))]
    public void Outputs_that_nothing_can_view_are_not_supported(string shown)
    {
        TensorSignature value = Unsupported[shown];

        Assert.Equal(
            $"BTML3002: The output 'v' of 'Models/model.onnx' is {shown}, which is not supported. Export the model with a tensor, a map to numbers, or a sequence of such there.",
            Assert.Single(Messages(Model([X], [value]))));
    }

    [Fact]
    public void Inputs_that_are_no_tensors_are_not_supported() => Assert.Equal(
        "BTML3002: The input 'm' of 'Models/model.onnx' is map from string to float32 [], which is not supported. "
        + "Export the model with a tensor (scikit-learn: without DictVectorizer) there.",
        Assert.Single(Messages(Model([Map("m", ElementType.String, Tensor("", ElementType.Float32))], [X]))));

    [Fact]
    public void Each_element_type_is_supported_or_not()
    {
        string[] supported = ["Float32", "Float64", "Float16", "Int8", "UInt8", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64", "Bool", "String"];
        foreach (ElementType type in Enum.GetValues<ElementType>())
        {
            foreach (ModelManifest manifest in new[] { Model([Tensor("v", type, 1)], [X]), Model([X], [Tensor("v", type, 1)]) })
            {
                string[] messages = Messages(manifest);
                Assert.Equal(supported.Contains(type.ToString()) ? 0 : 1, messages.Length);
                Assert.All(messages, message => Assert.Matches(
                    $"^BTML3003: The (input|output) 'v' of 'Models/model.onnx' has elements of type {type.ToString().ToLowerInvariant()}, which is not supported. ", message));
            }
        }
    }

    [Fact]
    public void An_input_of_unknown_rank_is_not_supported_yet() => Assert.StartsWith(
        "BTML3004: The input 'x' of 'Models/model.onnx' does not say how many dimensions it has",
        Assert.Single(Messages(Model([Unranked("x", ElementType.Float32)], [X]))), StringComparison.Ordinal);

    [Fact]
    public void Every_value_that_is_not_supported_is_named_and_other_models_are_not_affected()
    {
        ModelManifest unusual = Model([Tensor("complex", ElementType.Complex64, 1), Unranked("more", ElementType.Float32)], [Tensor("out", ElementType.BFloat16, 1)]) with { ClassName = "Unusual" };

        GeneratorRunResult result = Run(unusual, Agnews());

        Assert.Equal(["BTML3003", "BTML3004", "BTML3003"], result.Diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.Equal("App.Agnews.g.cs", Assert.Single(result.GeneratedSources).HintName);
    }

    [Fact]
    public void Two_models_of_one_class_are_reported_at_the_second()
    {
        ModelManifest second = Agnews() with { Source = new ModelFile("Models/other.onnx", 1, "") };

        GeneratorRunResult result = Run(ManifestFile.Of(Agnews()), new ManifestFile("obj/second.btml", ManifestWriter.Write(second)));

        Assert.Equal(
            "obj/second.btml(1,1): error BTML3005: 'Models/other.onnx' and 'Models/model.onnx' both make the class App.Agnews. "
            + "Set ClassName or Namespace on one of the OptimizedModel items.",
            Assert.Single(result.Diagnostics).ToString());
        Assert.Single(result.GeneratedSources);
    }

    [Fact]
    public void A_class_with_the_name_of_a_fake_is_reported() => Assert.Contains(
        "both make the class App.AgnewsFake",
        Assert.Single(Messages(Agnews() with { HasFake = true }, Agnews() with { ClassName = "AgnewsFake" })), StringComparison.Ordinal);

    [Fact]
    public void A_manifest_that_is_listed_twice_counts_once()
    {
        GeneratorRunResult result = Run(ManifestFile.Of(Agnews()), ManifestFile.Of(Agnews()));

        Assert.Empty(result.Diagnostics);
        Assert.Single(result.GeneratedSources);
    }

    [Fact]
    public void Classes_that_differ_only_in_case_are_both_generated()
    {
        GeneratorRunResult result = Run(Agnews(), Agnews() with { ClassName = "AGNEWS" });

        Assert.Null(result.Exception);
        Assert.Empty(result.Diagnostics);
        Assert.Equal(["App.Agnews.g.cs", "App.AGNEWS2.g.cs"], result.GeneratedSources.Select(source => source.HintName));
    }

    [Theory]
    [InlineData("Output", "App", "every generated class has a member of that name")]
    [InlineData("Predict", "App", "every generated class has a member of that name")]
    [InlineData("_session", "App", "every generated class has a member of that name")]
    [InlineData("System", "", "it would hide the namespace of that name")]
    [InlineData("My Model", "App", "it is not a C# name")]
    [InlineData("Model", "App.1", "its namespace 'App.1' is not a C# name")]
    public void A_class_name_that_cannot_be_used_is_reported(string className, string @namespace, string reason) => Assert.Equal(
        $"BTML3006: 'Models/model.onnx' cannot make a class named '{className}': {reason}. Set ClassName on the OptimizedModel item.",
        Assert.Single(Messages(Model([X], [X]) with { ClassName = className, Namespace = @namespace })));

    [Theory]
    [InlineData("logits", "the model has no output of that name")]
    [InlineData("ids", "it is int64 [1, 2], not scores")]
    [InlineData("three", "it is float32 [1, 3]")]
    [InlineData("scalar", "it is float32 []")]
    public void Labels_that_do_not_fit_are_reported(string output, string reason) => Assert.Equal(
        $"BTML3007: The 2 labels of 'Models/model.onnx' do not fit its output '{output}': {reason}. Correct the Labels of the OptimizedModel item.",
        Assert.Single(Messages(Model(
            [X],
            [Tensor("ids", ElementType.Int64, 1, 2), Tensor("three", ElementType.Float32, 1, 3), Tensor("scalar", ElementType.Float32)]) with
        {
            Labels = new LabelSet(output, ScoreKind.Logit, EquatableArray.Of("a", "b")),
        })));

    [Theory]
    [InlineData(2, 1, 2)]
    [InlineData(2, null, 2)]
    [InlineData(2, 1, null)]
    [InlineData(2, 1, 2, 1, 1)]
    [InlineData(1, 5, 1)]
    public void Labels_that_fit_are_accepted(int labels, params object?[] shape) => Assert.Empty(Messages(
        Model([X], [Tensor("y", ElementType.Float32, shape)]) with
        {
            Labels = new LabelSet("y", ScoreKind.Logit, Enumerable.Range(0, labels).Select(i => $"{i}").ToEquatableArray()),
        }));

    [Fact]
    public void Buffers_that_no_span_can_hold_are_reported()
    {
        ModelManifest manifest = Model([Tensor("x", ElementType.Float32, "batch", 65_536)], [Tensor("y", ElementType.Float32, "batch", long.MaxValue, long.MaxValue)]);

        Assert.Equal(["BTML3008", "BTML3008"], Messages(manifest with { MaxDimensions = Limits(("batch", 32_768)) }).Select(message => message[..8]));
        Assert.Contains("[32767, 9223372036854775807, 9223372036854775807], more than 2147483647 elements",
            Assert.Single(Messages(manifest with { MaxDimensions = Limits(("batch", 32_767)) })), StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_nobody_thought_of_is_a_diagnostic_and_other_models_are_not_affected()
    {
        GeneratorRunResult result = Run(new Failing("obj/bad.btml"), ManifestFile.Of(Agnews()));

        Assert.Null(result.Exception);
        Assert.Equal(
            "obj/bad.btml(1,1): error BTML3009: No class could be generated from 'obj/bad.btml' (InvalidOperationException: out of reach). "
            + "This is a fault of BuildTimeML: please report it with the manifest.",
            Assert.Single(result.Diagnostics).ToString());
        Assert.Single(result.GeneratedSources);
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp12, 1)]
    [InlineData(LanguageVersion.CSharp13, 0)]
    public void A_version_of_the_language_that_is_too_old_is_reported_once(LanguageVersion version, int reports)
    {
        CSharpParseOptions options = GeneratorTest.ParseOptions.WithLanguageVersion(version);
        GeneratorRunResult result = Driver(ManifestFile.Of(Agnews()), ManifestFile.Of(Agnews() with { ClassName = "Second" }))
            .WithUpdatedParseOptions(options).RunGenerators(Compilation()).GetRunResult().Results.Single();

        Assert.Equal(
            Enumerable.Repeat("error BTML3016: Generated classes need C# 13. Set LangVersion to 13 or later, or take it out of the project file.", reports),
            result.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        Assert.Equal(reports == 0 ? 2 : 0, result.GeneratedSources.Length);
    }

    [Fact]
    public void A_project_without_models_may_have_any_version_of_the_language() => Assert.Empty(
        Driver().WithUpdatedParseOptions(GeneratorTest.ParseOptions.WithLanguageVersion(LanguageVersion.CSharp7_3)).RunGenerators(Compilation()).GetRunResult().Diagnostics);

    [Fact]
    public void Every_descriptor_has_a_row_in_the_release_notes_and_an_id_of_its_own()
    {
        DiagnosticDescriptor[] descriptors = [.. typeof(DiagnosticDescriptors).GetFields().Select(field => (DiagnosticDescriptor)field.GetValue(null)!)];
        string notes = File.ReadAllText(Path.Combine(TestAssets.TestData.RepositoryRoot, "generator", "BuildTimeML.Generator", "AnalyzerReleases.Unshipped.md"));

        Assert.Equal(descriptors.Length, descriptors.Select(descriptor => descriptor.Id).Distinct().Count());
        Assert.All(descriptors, descriptor => Assert.Contains($"{descriptor.Id} | {descriptor.Category} | {descriptor.DefaultSeverity} | {descriptor.Title}", notes, StringComparison.Ordinal));
    }

    private sealed class NoText(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText? GetText(CancellationToken cancellationToken = default) => null;
    }

    private sealed class Failing(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => throw new InvalidOperationException("out of reach");
    }
}
