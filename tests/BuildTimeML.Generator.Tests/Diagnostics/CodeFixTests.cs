using BuildTimeML.CodeFixes;
using BuildTimeML.Manifest;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using static BuildTimeML.Generator.Tests.Given;

namespace BuildTimeML.Generator.Tests;

/// <summary>What an editor offers for the diagnostics of the generator.</summary>
public sealed class CodeFixTests
{
    [Theory]
    [InlineData("ATTRIBUTE\nclass A;", "ATTRIBUTE\npartial class A;")]
    [InlineData("ATTRIBUTE\npublic sealed class A\n{\n}", "ATTRIBUTE\npublic sealed partial class A\n{\n}")]
    [InlineData("// Topics.\nATTRIBUTE class A;", "// Topics.\nATTRIBUTE partial class A;")]
    public async Task A_class_is_made_partial(string source, string expected)
    {
        const string attribute = """[BuildTimeML.Runtime.OptimizedModel("model.onnx")]""";

        Assert.Equal(
            expected.Replace("ATTRIBUTE", attribute, StringComparison.Ordinal),
            await Fix(new AddPartialFix(), source.Replace("ATTRIBUTE", attribute, StringComparison.Ordinal), Agnews()));
    }

    [Fact]
    public async Task A_model_that_there_is_not_becomes_the_nearest_one() => Assert.Equal(
        """[BuildTimeML.Runtime.OptimizedModel("Models/model.onnx" /* the shop's */)] partial class A;""",
        await Fix(
            new NameModelFix(), """[BuildTimeML.Runtime.OptimizedModel("modle.onnx" /* the shop's */)] partial class A;""",
            Agnews(), Agnews() with { ClassName = "Digits", Source = new ModelFile("digits.onnx", 1, "") }));

    [Fact]
    public async Task A_name_that_several_models_have_becomes_the_path_of_the_first() => Assert.Equal(
        """[BuildTimeML.Runtime.OptimizedModel("Models/model.onnx")] partial class A;""",
        await Fix(
            new NameModelFix(), """[BuildTimeML.Runtime.OptimizedModel("model.onnx")] partial class A;""",
            Agnews(), Agnews() with { ClassName = "Other", Source = new ModelFile("other/model.onnx", 1, "") }));

    [Fact]
    public void Every_diagnostic_that_is_fixed_exists() => Assert.Empty(new CodeFixProvider[] { new AddPartialFix(), new NameModelFix() }
        .SelectMany(provider => provider.FixableDiagnosticIds)
        .Except(typeof(DiagnosticDescriptors).GetFields().Select(field => ((DiagnosticDescriptor)field.GetValue(null)!).Id)));

    private static async Task<string> Fix(CodeFixProvider provider, string source, params ModelManifest[] manifests)
    {
        using var workspace = new AdhocWorkspace();
        Document document = workspace.AddProject("App", LanguageNames.CSharp).WithParseOptions(GeneratorTest.ParseOptions).AddDocument("0.cs", SourceText.From(source));
        GeneratorRunResult result = GeneratorTest.Driver(manifests.Select(ManifestFile.Of)).RunGenerators(GeneratorTest.Compilation(source)).GetRunResult().Results.Single();
        var actions = new List<CodeAction>();
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, Assert.Single(result.Diagnostics), (action, _) => actions.Add(action), CancellationToken.None));

        var operation = (ApplyChangesOperation)Assert.Single(await Assert.Single(actions).GetOperationsAsync(CancellationToken.None));
        return (await operation.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }
}
