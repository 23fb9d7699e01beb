using System.IO.Compression;
using System.Security.Cryptography;
using System.Xml.Linq;
using BuildTimeML.Package.Tests.Infrastructure;

namespace BuildTimeML.Package.Tests.Packages;

/// <summary>What packing the repository makes, file by file.</summary>
[Collection(FeedCollection.Name)]
public sealed class PackageContentTests(Feed feed)
{
    private const string Version = "0.1.0";

    private static readonly string[] Worker =
    [
        "BuildTimeML.Compression.dll", "BuildTimeML.Graph.dll", "BuildTimeML.Runtime.dll", "BuildTimeML.Tool.deps.json", "BuildTimeML.Tool.dll",
        "BuildTimeML.Tool.runtimeconfig.json", "Google.Protobuf.dll", "Microsoft.Extensions.DependencyInjection.Abstractions.dll",
        "Microsoft.Extensions.Logging.Abstractions.dll", "System.CommandLine.dll",
    ];

    public static TheoryData<string, string[]> Contents => new()
    {
        {
            "BuildTimeML",
            [
                "README.md", "icon.png", "analyzers/dotnet/cs/BuildTimeML.CodeFixes.dll", "analyzers/dotnet/cs/BuildTimeML.Generator.dll",
                "buildTransitive/BuildTimeML.Engine.props", "buildTransitive/BuildTimeML.PackedModels.targets", "buildTransitive/BuildTimeML.props", "buildTransitive/BuildTimeML.targets", "buildTransitive/BuildTimeML.xsd",
                "tasks/netstandard2.0/BuildTimeML.Tasks.dll", .. Worker.Select(f => "tools/net10.0/any/" + f),
            ]
        },
        { "BuildTimeML.Runtime", ["README.md", "icon.png", "lib/net10.0/BuildTimeML.Runtime.dll", "lib/net10.0/BuildTimeML.Runtime.xml"] },
        { "BuildTimeML.Tool", ["README.md", "icon.png", "tools/net10.0/any/DotnetToolSettings.xml", .. Worker.Select(f => "tools/net10.0/any/" + f)] },
        {
            "BuildTimeML.Templates",
            ["README.md", "icon.png", "content/.template.config/template.json", "content/DigitReader.csproj", "content/Program.cs", "content/digits.labels.txt", "content/digits.onnx", "content/samples.npy"]
        },
    };

    [Fact]
    public void Packing_the_repository_makes_these_packages_and_nothing_else() => Assert.Equal(
        [$"BuildTimeML.{Version}.nupkg", $"BuildTimeML.Runtime.{Version}.nupkg", $"BuildTimeML.Runtime.{Version}.snupkg", $"BuildTimeML.Templates.{Version}.nupkg", $"BuildTimeML.Tool.{Version}.nupkg"],
        feed.Ours);

    [Theory]
    [MemberData(nameof(Contents))]
    public void A_package_holds_exactly_these_files(string id, string[] files)
    {
        using ZipArchive package = Open(feed.Packages, id);

        Assert.Equal(files.Order(StringComparer.Ordinal), package.Entries.Select(e => e.FullName).Where(n => !IsOfTheFormat(n, id)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Contents))]
    public void A_package_says_what_it_is(string id, string[] files)
    {
        _ = files;
        Dictionary<string, string> says = Nuspec(feed.Packages, id).Elements().GroupBy(e => e.Name.LocalName).ToDictionary(g => g.Key, g => g.First().Value);

        Assert.Equal((id, Version), (says["id"], says["version"]));
        Assert.Equal(("MIT", "icon.png", "README.md"), (says["license"], says["icon"], says["readme"]));
        Assert.Equal("The BuildTimeML authors", says["authors"]);
        Assert.NotEqual("Package Description", says["description"]);
        Assert.StartsWith("https://github.com/", says["projectUrl"], StringComparison.Ordinal);
    }

    [Fact]
    public void The_build_package_depends_on_the_runtime_of_its_version_and_no_other_depends_on_ours()
    {
        Assert.Equal(["net10.0: BuildTimeML.Runtime 0.1.0"], Dependencies("BuildTimeML"));
        Assert.Equal(["net10.0: Microsoft.Extensions.Logging.Abstractions 10.0.0"], Dependencies("BuildTimeML.Runtime"));
        Assert.Empty(Dependencies("BuildTimeML.Tool"));
        Assert.Empty(Dependencies("BuildTimeML.Templates"));

        string[] Dependencies(string id) => [.. Nuspec(feed.Packages, id).Descendants().Where(e => e.Name.LocalName == "dependency")
            .Select(d => $"{d.Parent!.Attribute("targetFramework")?.Value}: {d.Attribute("id")!.Value} {d.Attribute("version")!.Value}")];
    }

    [Fact]
    public void The_template_has_the_versions_of_the_repository()
    {
        using ZipArchive package = Open(feed.Packages, "BuildTimeML.Templates");
        using Stream project = package.GetEntry("content/DigitReader.csproj")!.Open();

        Assert.Equal(
            ["BuildTimeML 0.1.0", $"Microsoft.ML.OnnxRuntime {Feed.EngineVersion}"],
            XElement.Load(project).Descendants("PackageReference").Select(p => $"{p.Attribute("Include")!.Value} {p.Attribute("Version")!.Value}"));
    }

    [Fact]
    public void Packing_again_gives_the_same_contents()
    {
        string again = Directory.CreateTempSubdirectory("buildtimeml-again-").FullName;
        try
        {
            Feed.PackAll(again);

            Assert.All(Contents.Select(row => (string)row[0]), id => Assert.Equal(Hashes(feed.Packages, id), Hashes(again, id)));
        }
        finally
        {
            Directory.Delete(again, recursive: true);
        }

        static string[] Hashes(string folder, string id)
        {
            using ZipArchive package = Open(folder, id);
            return [.. package.Entries.Select(Hash)];
        }

        static string Hash(ZipArchiveEntry entry)
        {
            using Stream stream = entry.Open();
            return $"{entry.FullName} {Convert.ToHexString(SHA256.HashData(stream))}";
        }
    }

    private static ZipArchive Open(string folder, string id) => ZipFile.OpenRead(Path.Combine(folder, $"{id}.{Version}.nupkg"));

    private static XElement Nuspec(string folder, string id)
    {
        using ZipArchive package = Open(folder, id);
        using Stream nuspec = package.GetEntry($"{id}.nuspec")!.Open();
        return XElement.Load(nuspec).Elements().First();
    }

    private static bool IsOfTheFormat(string name, string id) =>
        name == $"{id}.nuspec" || name is "_rels/.rels" or "[Content_Types].xml" || name.StartsWith("package/", StringComparison.Ordinal);
}
