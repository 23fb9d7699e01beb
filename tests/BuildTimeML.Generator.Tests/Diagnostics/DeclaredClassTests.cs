using BuildTimeML.Manifest;
using Microsoft.CodeAnalysis;
using static BuildTimeML.Generator.Tests.GeneratorTest;
using static BuildTimeML.Generator.Tests.Given;

namespace BuildTimeML.Generator.Tests;

/// <summary>Classes that the project declares for its models.</summary>
public sealed class DeclaredClassTests
{
    private const string Attribute = """[BuildTimeML.Runtime.OptimizedModel("model.onnx")]""";

    [Theory]
    [InlineData("Models/model.onnx")]
    [InlineData("./Models/model.onnx")]
    [InlineData(@"Models\\model.onnx")]
    [InlineData("model.onnx")]
    public void Name_namespace_and_accessibility_are_those_of_the_code(string path)
    {
        Compilation compilation = Compile([Agnews()], $$"""
            namespace Shop.Topics
            {
                using BuildTimeML.Runtime;

                /// <summary>The topic of a headline.</summary>
                [OptimizedModel("{{path}}")]
                internal partial class Headlines
                {
                    public string Topic(long[] tokens) => Predict(tokens).Label;
                }
            }
            """);

        INamedTypeSymbol type = compilation.GetTypeByMetadataName("Shop.Topics.Headlines")!;
        Assert.Equal(Accessibility.Internal, type.DeclaredAccessibility);
        Assert.True(type.IsSealed);
        Assert.NotEmpty(type.GetMembers("Predict"));
        Assert.Null(compilation.GetTypeByMetadataName("App.Agnews"));
        Assert.Contains("new(\"Headlines\", \"Int8Dynamic\", \"BuildTimeML/App/Model.onnx\"", compilation.SyntaxTrees.Last().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_public_class_in_the_global_namespace_is_completed()
    {
        Compilation compilation = Compile([Agnews()], $"/// <summary/>\n{Attribute} public sealed partial class Headlines;");

        Assert.Equal(Accessibility.Public, compilation.GetTypeByMetadataName("Headlines")!.DeclaredAccessibility);
    }

    [Fact]
    public void An_attribute_that_names_no_model_lists_those_there_are_and_proposes_the_nearest()
    {
        ModelManifest digits = Agnews() with { ClassName = "Digits", Source = new ModelFile("Models/digits.onnx", 1, "") };

        Diagnostic diagnostic = Report("[BuildTimeML.Runtime.OptimizedModel(\"modle.onnx\")]\npartial class A;", digits, Agnews());

        Assert.Equal(
            "0.cs(1,37): error BTML3010: 'modle.onnx' is no OptimizedModel item of this project. Its items: 'Models/digits.onnx', 'Models/model.onnx'. "
            + "Correct the path, or add the item to the project file.",
            diagnostic.ToString());
        Assert.Equal("Models/model.onnx", diagnostic.Properties["Proposal"]);
    }

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "ab", 2)]
    [InlineData("model", "MODEL", 0)]
    [InlineData("model", "modle", 2)]
    [InlineData("model", "models", 1)]
    [InlineData("kitten", "sitting", 3)]
    public void Texts_are_as_far_apart_as_there_are_letters_to_change(string from, string to, int distance)
    {
        Assert.Equal(distance, EditDistance.Of(from, to));
        Assert.Equal(distance, EditDistance.Of(to, from));
    }

    [Fact]
    public void An_attribute_in_a_project_without_models_says_so() => Assert.StartsWith(
        "'model.onnx' is no OptimizedModel item of this project. Its items: none.",
        Report($"{Attribute} partial class A;").GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

    [Fact]
    public void A_file_name_that_several_items_have_is_ambiguous_and_a_path_is_not()
    {
        ModelManifest[] models =
        [
            Agnews() with { ClassName = "One", Source = new ModelFile("one/model.onnx", 1, "") },
            Agnews() with { ClassName = "Two", Source = new ModelFile("two/model.onnx", 1, "") },
        ];

        Assert.Equal(
            "0.cs(1,37): error BTML3011: 'model.onnx' fits several OptimizedModel items: 'one/model.onnx', 'two/model.onnx'. Write the path of one of them.",
            Report($"{Attribute} partial class A;", models).ToString());
        Compile(models, """[BuildTimeML.Runtime.OptimizedModel("two/model.onnx")] partial class A;""");
    }

    [Fact]
    public void Two_classes_for_one_model_are_reported_at_the_second()
    {
        Diagnostic diagnostic = Report($"{Attribute} partial class A;\n{Attribute} partial class B;", Agnews());

        Assert.Equal(
            "0.cs(2,37): error BTML3012: 'B' is declared for 'Models/model.onnx', and so is 'A'. "
            + "Remove one of the attributes, or use one of the classes twice: an instance can share the model of another.",
            diagnostic.ToString());
    }

    [Fact]
    public void A_class_that_is_not_partial_is_reported_at_its_name() => Assert.Equal(
        "0.cs(2,14): error BTML3013: 'A' has to be partial: the rest of it is generated. Write 'sealed partial class A'.",
        Report($"{Attribute}\nsealed class A;", Agnews()).ToString());

    [Theory]
    [InlineData("class Outer { ATTRIBUTE partial class A; }", "it is nested in another type")]
    [InlineData("ATTRIBUTE partial class A<T>;", "it is generic")]
    [InlineData("ATTRIBUTE static partial class A;", "it is static")]
    [InlineData("ATTRIBUTE abstract partial class A;", "it is abstract")]
    [InlineData("ATTRIBUTE partial record A;", "it is a record")]
    [InlineData("ATTRIBUTE partial record struct A;", "it is a record")]
    [InlineData("ATTRIBUTE file partial class A;", "it is visible in its file only")]
    public void A_class_that_cannot_be_completed_is_reported(string source, string reason) => Assert.EndsWith(
        $"error BTML3014: 'A' cannot be the class of a model: {reason}. Write 'sealed partial class A' in a namespace, without type parameters.",
        Report(source.Replace("ATTRIBUTE", Attribute, StringComparison.Ordinal), Agnews()).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("[BuildTimeML.Runtime.OptimizedModel] partial class A;")]
    [InlineData("[BuildTimeML.Runtime.OptimizedModel(null)] partial class A;")]
    [InlineData("[BuildTimeML.Runtime.OptimizedModel(42)] partial class A;")]
    [InlineData("[BuildTimeML.Runtime.OptimizedModel(new[] { \"model.onnx\" })] partial class A;")]
    public void An_attribute_that_says_nothing_names_no_model(string source) => Assert.Equal("BTML3010", Report(source, Agnews()).Id);

    [Fact]
    public void A_declared_class_and_one_that_an_item_names_are_told_apart() => Assert.Contains(
        "both make the class App.Twin",
        Report(
            $"namespace App; {Attribute} partial class Twin;",
            Agnews() with { ClassName = "Twin", Source = new ModelFile("twin.onnx", 1, "") }, Agnews()).ToString(), StringComparison.Ordinal);

    private static Diagnostic Report(string source, params ModelManifest[] manifests)
    {
        GeneratorRunResult result = Driver(manifests.Select(ManifestFile.Of)).RunGenerators(Compilation(source)).GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        return Assert.Single(result.Diagnostics);
    }
}
