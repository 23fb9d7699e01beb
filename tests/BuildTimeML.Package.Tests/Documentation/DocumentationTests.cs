using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using BuildTimeML.Build;
using BuildTimeML.Manifest;
using BuildTimeML.Package.Tests.Infrastructure;
using BuildTimeML.Tasks.Items;

namespace BuildTimeML.Package.Tests.Documentation;

/// <summary>Holds the documents and the package's props to the code.</summary>
public sealed partial class DocumentationTests
{
    [Fact]
    public void Every_message_of_the_build_has_a_row_in_the_diagnostics_reference_and_no_row_is_left_over()
    {
        HashSet<string> rows = [.. CodeRow().Matches(Read("docs/diagnostics.md")).Select(m => m.Groups[2].Value)];

        Assert.Equal(BuildErrors.All.Select(e => e.Code).Order(), rows.Where(code => code.StartsWith("BTML1", StringComparison.Ordinal) || code.StartsWith("BTML2", StringComparison.Ordinal)).Order());
        Assert.Equal(NativeCodes().Order(), rows.Where(code => code.StartsWith("BTML4", StringComparison.Ordinal)).Order());
        Assert.Equal(GeneratorCodes().Order(), rows.Where(code => code.StartsWith("BTML3", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public void Every_row_of_the_diagnostics_reference_has_the_anchor_that_messages_link_to()
    {
        MatchCollection rows = CodeRow().Matches(Read("docs/diagnostics.md"));

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(HelpLinks.Anchor(row.Groups[2].Value), row.Groups[1].Value));
        Assert.EndsWith("/docs/diagnostics.md", HelpLinks.Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_message_of_the_build_is_in_a_test()
    {
        string[] sources =
        [
            .. Directory.GetFiles(Path.Combine(DotNet.RepositoryRoot, "tests"), "*.cs", SearchOption.AllDirectories)
                .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && Path.GetFileName(path) != "DocumentationTests.cs")
                .Select(File.ReadAllText),
        ];

        Assert.Equal(
            NotTested.Select(n => n.Code).Order(),
            BuildErrors.All.Where(e => !sources.Any(s => s.Contains(e.Code, StringComparison.Ordinal) || s.Contains($"BuildErrors.{Field(e)}.", StringComparison.Ordinal))).Select(e => e.Code).Order());
    }

    // Messages that no test gets to see, and why.
    private static readonly (string Code, string Reason)[] NotTested =
    [
        ("BTML1019", "it takes a model of more than 2 GB"),
        ("BTML1039", "no model is known that the optimiser fails on"),
    ];

    private static string Field(BuildErrorDescriptor error) =>
        typeof(BuildErrors).GetFields(BindingFlags.Public | BindingFlags.Static).Single(f => ReferenceEquals(f.GetValue(null), error)).Name;

    [Fact]
    public void The_table_of_messages_is_complete_and_no_code_is_used_twice()
    {
        FieldInfo[] fields = typeof(BuildErrors).GetFields(BindingFlags.Public | BindingFlags.Static);

        Assert.Equal(fields.Select(f => ((BuildErrorDescriptor)f.GetValue(null)!).Code).Order(), BuildErrors.All.Select(e => e.Code).Order());
        Assert.Equal(BuildErrors.All.Count, BuildErrors.All.Select(e => e.Code).Distinct().Count());
    }

    [Fact]
    public void The_metadata_names_are_the_same_in_code_props_and_reference()
    {
        string[] names = [.. typeof(ItemNames).GetFields().Where(f => f.Name != nameof(ItemNames.OptimizedModel)).Select(f => (string)f.GetRawConstantValue()!).Order()];
        Assert.Equal(names, ItemNames.Metadata.Order());
        XElement props = XElement.Load(Path.Combine(DotNet.RepositoryRoot, "msbuild-tasks/BuildTimeML.Package/buildTransitive/BuildTimeML.props"));

        Assert.Equal(names, props.Descendants(ItemNames.OptimizedModel).Single().Elements().Select(e => e.Name.LocalName).Order());
        Assert.Equal(names, Row().Matches(Read("docs/metadata.md").Split("\n## ")[0]).Select(m => m.Groups[1].Value).Order());
    }

    [Fact]
    public void Every_precision_is_in_the_metadata_reference() =>
        Assert.All(Precisions.All, precision => Assert.Contains($"`{precision}`", Read("docs/metadata.md"), StringComparison.Ordinal));

    [Fact]
    public void Every_execution_provider_is_in_both_references()
    {
        Assert.All(ProviderNames.All, name => Assert.Contains($"`{name}`", Read("docs/metadata.md"), StringComparison.Ordinal));
        Assert.All(ProviderNames.All, name => Assert.Contains($"| `{name}` |", Read("docs/execution-providers.md"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/architecture.md")]
    [InlineData("docs/common-tasks.md")]
    [InlineData("docs/data.md")]
    [InlineData("docs/metadata.md")]
    [InlineData("docs/diagnostics.md")]
    [InlineData("docs/generated-class.md")]
    [InlineData("docs/execution-providers.md")]
    [InlineData("docs/pruning.md")]
    [InlineData("docs/report.md")]
    [InlineData("docs/start-up.md")]
    [InlineData("docs/tool.md")]
    [InlineData("docs/training.md")]
    [InlineData("docs/tutorial.md")]
    public void Every_link_and_every_path_in_a_document_leads_somewhere(string document)
    {
        string folder = Path.GetDirectoryName(Path.Combine(DotNet.RepositoryRoot, document))!;
        string text = Read(document);

        Assert.All(
            Link().Matches(text).Select(m => m.Groups[1].Value).Where(link => !link.StartsWith("http", StringComparison.Ordinal) && !link.StartsWith('#')),
            link => Assert.True(Path.Exists(Path.Combine(folder, link.Split('#')[0])), $"{document} links to {link}"));
        Assert.All(
            SourcePath().Matches(text).Select(m => m.Groups[1].Value).Where(path => !path.Contains('<') && !path.Contains('*')),
            path => Assert.True(Path.Exists(Path.Combine(DotNet.RepositoryRoot, path)), $"{document} names {path}"));
    }

    [Theory]
    [InlineData("runtime/native/OnnxRuntime.Native.proj")]
    [InlineData("runtime/native/OnnxRuntime.Native.targets")]
    public void Every_error_of_the_native_library_links_to_its_row(string file)
    {
        var project = XElement.Parse(Read(file));
        string page = project.Descendants("_Diagnostics").Single().Value;

        Assert.NotEmpty(project.Descendants("Error"));
        Assert.All(project.Descendants("Error"), error => Assert.Equal(
            HelpLinks.Of(error.Attribute("Code")!.Value), error.Attribute("HelpLink")?.Value.Replace("$(_Diagnostics)", page, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        string solution = Read("BuildTimeML.sln").Replace('\\', '/');

        Assert.All(
            Directory.GetFiles(DotNet.RepositoryRoot, "*.csproj", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(DotNet.RepositoryRoot, path).Replace('\\', '/'))
                .Where(path => !path.StartsWith("artifacts/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)),
            path => Assert.Contains($"\"{path}\"", solution, StringComparison.Ordinal));
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(DotNet.RepositoryRoot, path));

    private static IEnumerable<string> NativeCodes() => Code().Matches(
        Read("runtime/native/OnnxRuntime.Native.proj") + Read("runtime/native/OnnxRuntime.Native.targets")).Select(m => m.Groups[1].Value).Distinct();

    private static IEnumerable<string> GeneratorCodes() => GeneratorRule().Matches(
        Read("generator/BuildTimeML.Generator/AnalyzerReleases.Unshipped.md") + Read("generator/BuildTimeML.Generator/AnalyzerReleases.Shipped.md")).Select(m => m.Groups[1].Value).Distinct();

    // The first cell of a table's row: an anchor, then a code in backquotes.
    [GeneratedRegex("^\\| <a id=\"(\\w+)\"></a>`(\\w+)` \\|", RegexOptions.Multiline)]
    private static partial Regex CodeRow();

    // The same without an anchor.
    [GeneratedRegex(@"^\| `(\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("Code=\"(BTML\\d+)\"")]
    private static partial Regex Code();

    [GeneratedRegex(@"^(BTML\d+)\s", RegexOptions.Multiline)]
    private static partial Regex GeneratorRule();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`((?:generator|msbuild-tasks|runtime|tests|sample-app|docs)/[^`\s]+)`")]
    private static partial Regex SourcePath();
}
