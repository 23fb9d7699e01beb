using BuildTimeML.Manifest;
using Microsoft.CodeAnalysis.CSharp;

namespace BuildTimeML.Generator.Tests;

public sealed class IdentifierTests
{
    public static TheoryData<string> HostileTexts => new(Hostile.Texts);

    [Theory]
    [InlineData("agnews-transformer", "AgnewsTransformer", "agnewsTransformer")]
    [InlineData("input_ids", "InputIds", "inputIds")]
    [InlineData("data_0", "Data0", "data0")]
    [InlineData("Input3", "Input3", "input3")]
    [InlineData("URLText", "URLText", "urlText")]
    [InlineData("ID", "ID", "id")]
    [InlineData("_hidden", "Hidden", "hidden")]
    [InlineData("2d", "_2d", "_2d")]
    [InlineData("model/layer.1:0", "ModelLayer10", "modelLayer10")]
    [InlineData("class", "Class", "class")]
    [InlineData("日本語", "日本語", "日本語")]
    [InlineData("?!", "Fallback", "fallback")]
    public void Names_are_mended_the_same_way_every_time(string text, string pascal, string camel)
    {
        Assert.Equal(pascal, Identifiers.Pascal(text, "Fallback"));
        Assert.Equal(camel, Identifiers.Camel(text, "fallback"));
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Every_mended_name_is_a_name_to_the_compiler(string text)
    {
        Assert.True(SyntaxFacts.IsValidIdentifier(Identifiers.Pascal(text, "Fallback")));
        Assert.True(SyntaxFacts.IsValidIdentifier(Identifiers.Camel(text, "fallback")));
        Assert.True(Identifiers.IsValid(Identifiers.Pascal(text, "Fallback")));
    }

    [Fact]
    public void Equal_names_are_numbered_from_2()
    {
        var taken = new HashSet<string>();

        Assert.Equal(["x", "x2", "x22", "x3"], new[] { "x", "x", "x2", "x" }.Select(name => Identifiers.Unique(name, taken)));
    }

    [Theory]
    [InlineData("my-app.2d", "my_app._2d")]
    [InlineData("A..B", "A.B")]
    [InlineData("", "")]
    public void A_namespace_is_mended_part_by_part(string text, string expected) => Assert.Equal(expected, Identifiers.Namespace(text));
}
