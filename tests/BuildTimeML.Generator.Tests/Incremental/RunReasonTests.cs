using BuildTimeML.Manifest;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using static BuildTimeML.Generator.Tests.Given;

namespace BuildTimeML.Generator.Tests;

/// <summary>What runs again after an edit, step by step.</summary>
public sealed class RunReasonTests
{
    private static readonly AdditionalText First = ManifestFile.Of(Agnews());

    private readonly CSharpCompilation _compilation = GeneratorTest.Compilation("class Program;");

    [Fact]
    public void The_first_run_makes_everything()
    {
        GeneratorRunResult result = GeneratorTest.Driver(First).RunGenerators(_compilation).GetRunResult().Results.Single();

        Assert.All(RunReasons.StepsPerModel, step => Assert.Equal([RunReasons.New], RunReasons.Of(result, step)));
        Assert.Equal([RunReasons.New], RunReasons.OfOutputs(result));
    }

    [Fact]
    public void An_edit_of_a_source_file_runs_nothing_again()
    {
        GeneratorRunResult result = RunAgain(driver => driver, _compilation.ReplaceSyntaxTree(
            _compilation.SyntaxTrees[0], CSharpSyntaxTree.ParseText("// A comment.\nclass Program { int X; }", GeneratorTest.ParseOptions)));

        AssertNothingRan(result);
    }

    [Fact]
    public void An_edit_of_another_additional_file_runs_nothing_again()
    {
        var notes = new ManifestFile("notes.txt", "one");
        GeneratorDriver driver = GeneratorTest.Driver(First, notes).RunGenerators(_compilation);

        GeneratorRunResult result = driver.ReplaceAdditionalText(notes, new ManifestFile("notes.txt", "two")).RunGenerators(_compilation).GetRunResult().Results.Single();

        AssertNothingRan(result);
    }

    [Fact]
    public void A_manifest_written_again_with_the_same_text_makes_no_class_again()
    {
        GeneratorRunResult result = RunAgain(driver => driver.ReplaceAdditionalText(First, ManifestFile.Of(Agnews())), _compilation);

        AssertNothingRan(result);
    }

    [Fact]
    public void An_edit_of_the_manifest_makes_the_class_again()
    {
        ModelManifest edited = Agnews() with { Precision = "Float32" };

        GeneratorRunResult result = RunAgain(driver => driver.ReplaceAdditionalText(First, ManifestFile.Of(edited)), _compilation);

        Assert.All(RunReasons.StepsPerModel, step => Assert.Equal([RunReasons.Modified], RunReasons.Of(result, step)));
        Assert.Equal([RunReasons.Modified], RunReasons.OfOutputs(result));
    }

    [Fact]
    public void A_second_model_leaves_the_first_as_it_is()
    {
        ModelManifest second = Agnews() with { ClassName = "Second" };

        GeneratorRunResult result = RunAgain(driver => driver.AddAdditionalTexts([ManifestFile.Of(second)]), _compilation);

        Assert.All(RunReasons.StepsPerModel, step => Assert.Equal([RunReasons.Cached, RunReasons.New], RunReasons.Of(result, step)));
        Assert.Equal([RunReasons.Cached, RunReasons.New], RunReasons.OfOutputs(result));
    }

    [Fact]
    public void A_manifest_that_breaks_is_reported_and_leaves_the_other_model_as_it_is()
    {
        AdditionalText second = ManifestFile.Of(Agnews() with { ClassName = "Second" });
        GeneratorDriver driver = GeneratorTest.Driver(First, second).RunGenerators(_compilation);

        GeneratorRunResult result = driver.ReplaceAdditionalText(second, new ManifestFile(second.Path, "broken")).RunGenerators(_compilation).GetRunResult().Results.Single();

        Assert.Equal([RunReasons.Cached, RunReasons.Modified], RunReasons.Of(result, TrackingNames.Named));
        Assert.Equal("BTML3001", Assert.Single(result.Diagnostics).Id);
        Assert.Equal("App.Agnews.g.cs", Assert.Single(result.GeneratedSources).HintName);
    }

    private static void AssertNothingRan(GeneratorRunResult result)
    {
        Assert.All(RunReasons.StepsPerModel, step => Assert.Equal([RunReasons.Cached], RunReasons.Of(result, step)));
        Assert.Equal([RunReasons.Cached], RunReasons.Of(result, TrackingNames.Services));
        Assert.Equal([RunReasons.Cached], RunReasons.OfOutputs(result));
    }

    private GeneratorRunResult RunAgain(Func<GeneratorDriver, GeneratorDriver> edit, Compilation compilation) =>
        edit(GeneratorTest.Driver(First).RunGenerators(_compilation)).RunGenerators(compilation).GetRunResult().Results.Single();
}
