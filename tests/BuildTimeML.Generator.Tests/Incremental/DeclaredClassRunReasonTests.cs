using BuildTimeML.Manifest;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using static BuildTimeML.Generator.Tests.Given;

namespace BuildTimeML.Generator.Tests;

/// <summary>What runs again after an edit beside a class that is declared for a model.</summary>
public sealed class DeclaredClassRunReasonTests
{
    private const string Declaration = """[BuildTimeML.Runtime.OptimizedModel("model.onnx")] partial class Headlines;""";

    private readonly CSharpCompilation _compilation = GeneratorTest.Compilation(Declaration, "class Program;");
    private readonly AdditionalText _manifest = ManifestFile.Of(Agnews());

    [Fact]
    public void An_edit_of_another_file_runs_nothing_again()
    {
        GeneratorRunResult result = RunAgain(file: 1, "class Program { int X; }");

        Assert.All(RunReasons.StepsPerModel.Append(TrackingNames.Declared), step => Assert.Equal([RunReasons.Cached], RunReasons.Of(result, step)));
        Assert.Equal([RunReasons.Cached], RunReasons.OfOutputs(result));
    }

    [Fact]
    public void A_member_added_to_the_class_makes_nothing_again()
    {
        GeneratorRunResult result = RunAgain(file: 0, Declaration.Replace(";", " { int X; }", StringComparison.Ordinal));

        Assert.All(RunReasons.StepsPerModel.Append(TrackingNames.Declared), step => Assert.Equal([RunReasons.Cached], RunReasons.Of(result, step)));
        Assert.Equal([RunReasons.Cached], RunReasons.OfOutputs(result));
    }

    [Fact]
    public void A_line_above_the_class_moves_it_and_makes_nothing_again()
    {
        GeneratorRunResult result = RunAgain(file: 0, "// A comment.\n" + Declaration);

        Assert.Equal([RunReasons.Modified], RunReasons.Of(result, TrackingNames.Declared));
        Assert.All(RunReasons.StepsFromName, step => Assert.Equal([RunReasons.Cached], RunReasons.Of(result, step)));
        Assert.Equal([RunReasons.Cached], RunReasons.OfOutputs(result));
    }

    [Fact]
    public void Another_name_makes_the_class_again()
    {
        GeneratorRunResult result = RunAgain(file: 0, Declaration.Replace("Headlines", "Topics", StringComparison.Ordinal));

        Assert.All(RunReasons.StepsFromName.Append(TrackingNames.Declared), step => Assert.Equal([RunReasons.Modified], RunReasons.Of(result, step)));
        Assert.Equal("Topics.g.cs", Assert.Single(result.GeneratedSources).HintName);
    }

    [Fact]
    public void A_class_declared_for_one_model_leaves_the_other_as_it_is()
    {
        AdditionalText other = ManifestFile.Of(Agnews() with { ClassName = "Other", Source = new ModelFile("Models/other.onnx", 1, "") });
        GeneratorDriver driver = GeneratorTest.Driver(_manifest, other).RunGenerators(GeneratorTest.Compilation("", "class Program;"));

        GeneratorRunResult result = driver.RunGenerators(_compilation).GetRunResult().Results.Single();

        Assert.All(RunReasons.StepsFromName, step => Assert.Equal([RunReasons.Modified, RunReasons.Cached], RunReasons.Of(result, step)));
    }

    [Fact]
    public void A_type_that_takes_the_name_is_reported_and_its_removal_brings_the_class_back()
    {
        GeneratorDriver driver = GeneratorTest.Driver(_manifest).RunGenerators(GeneratorTest.Compilation("", "class Program;"));

        driver = driver.RunGenerators(GeneratorTest.Compilation("", "namespace App; class Agnews;"));
        GeneratorRunResult taken = driver.GetRunResult().Results.Single();
        GeneratorRunResult free = driver.RunGenerators(GeneratorTest.Compilation("", "class Program;")).GetRunResult().Results.Single();

        Assert.Equal([RunReasons.Cached], RunReasons.Of(taken, TrackingNames.Named));
        Assert.Equal([RunReasons.Modified], RunReasons.Of(taken, TrackingNames.Untaken));
        Assert.Equal("BTML3015", Assert.Single(taken.Diagnostics).Id);
        Assert.Empty(taken.GeneratedSources);
        Assert.Single(free.GeneratedSources);
    }

    private GeneratorRunResult RunAgain(int file, string text) => GeneratorTest.Driver(_manifest)
        .RunGenerators(_compilation)
        .RunGenerators(_compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees[file], CSharpSyntaxTree.ParseText(text, GeneratorTest.ParseOptions, $"{file}.cs")))
        .GetRunResult().Results.Single();
}
