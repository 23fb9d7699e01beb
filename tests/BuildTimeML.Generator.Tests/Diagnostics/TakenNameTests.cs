using BuildTimeML.Manifest;
using Microsoft.CodeAnalysis;
using static BuildTimeML.Generator.Tests.GeneratorTest;
using static BuildTimeML.Generator.Tests.Given;

namespace BuildTimeML.Generator.Tests;

/// <summary>Types of the project with the name of a generated class.</summary>
public sealed class TakenNameTests
{
    [Theory]
    [InlineData("class Agnews;", "it is not partial", 7)]
    [InlineData("struct Agnews;", "it is no class", 8)]
    [InlineData("interface Agnews;", "it is no class", 11)]
    [InlineData("enum Agnews;", "it is no class", 6)]
    [InlineData("delegate void Agnews();", "it is no class", 15)]
    [InlineData("partial record Agnews;", "it is a record", 16)]
    [InlineData("static partial class Agnews;", "it is static", 22)]
    [InlineData("internal partial class Agnews;", "it is not public", 24)]
    public void A_type_that_is_no_part_of_the_class_is_reported_where_it_stands(string declaration, string reason, int column)
    {
        GeneratorRunResult result = Driver(ManifestFile.Of(Agnews())).RunGenerators(Compilation("namespace App;\n" + declaration)).GetRunResult().Results.Single();

        Assert.Equal(
            $"0.cs(2,{column}): error BTML3015: 'Models/model.onnx' makes the class App.Agnews, and this is no part of it: {reason}. "
            + "Set ClassName or Namespace on the OptimizedModel item, or declare a partial class of another name with [OptimizedModel(\"Models/model.onnx\")].",
            Assert.Single(result.Diagnostics).ToString());
        Assert.Empty(result.GeneratedSources);
    }

    [Theory]
    [InlineData("namespace App; partial class Agnews { internal int Extra => 1; }")]
    [InlineData("namespace App; public sealed partial class Agnews { internal int Extra => 1; }")]
    [InlineData("namespace App; class Agnews<T>;")]
    [InlineData("namespace Other; class Agnews;")]
    [InlineData("class Agnews;")]
    [InlineData("namespace App; class Outer { class Agnews; }")]
    public void A_part_of_the_class_and_types_with_other_names_are_fine(string source) => Compile([Agnews()], source);

    [Fact]
    public void The_name_of_a_fake_is_taken_too()
    {
        ModelManifest manifest = Agnews() with { HasFake = true };

        GeneratorRunResult result = Driver(ManifestFile.Of(manifest)).RunGenerators(Compilation("namespace App; class AgnewsFake;")).GetRunResult().Results.Single();

        Assert.Contains("makes the class App.AgnewsFake, and this is no part of it: it is not partial", Assert.Single(result.Diagnostics).ToString(), StringComparison.Ordinal);
    }
}
