using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text;
using System.Xml.Linq;
using BuildTimeML.Package.Tests.Infrastructure;

namespace BuildTimeML.Package.Tests.Packages;

/// <summary>Where debuggers find the source of the runtime: in the repository that its package was made from.</summary>
public sealed class SourceLinkTests : IDisposable
{
    private const string Fork = "https://github.com/somebody/fork";

    private static readonly Dictionary<string, string> NoVariables = [];

    // What a compiler puts into symbols under this name is the document of Source Link.
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    private readonly string _folder = Directory.CreateTempSubdirectory("buildtimeml-clone-").FullName;

    private string Clone => Path.Combine(_folder, "clone");

    private string Packed => Path.Combine(_folder, "packed");

    public void Dispose()
    {
        // Git makes its objects read-only.
        foreach (string file in Directory.GetFiles(_folder, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(_folder, recursive: true);
    }

    [RepositoryFact]
    public void A_clone_links_its_packages_to_its_remote_and_packs_without_one_too()
    {
        DotNet.RunCommand("git", DotNet.RepositoryRoot, NoVariables, "clone", "--quiet", "--depth", "1", $"file://{DotNet.RepositoryRoot}", Clone).MustSucceed();
        string commit = Git("rev-parse", "HEAD").Trim();
        Git("remote", "set-url", "origin", Fork + ".git");
        Pack();
        Assert.Equal((Fork + ".git", commit), Repository());
        Assert.Contains($"https://raw.githubusercontent.com/somebody/fork/{commit}/*", SourceLinkDocument(), StringComparison.Ordinal);

        Git("remote", "remove", "origin");
        Pack();
        Assert.Null(Repository().Url);
    }

    private string Git(params string[] arguments) => DotNet.RunCommand("git", Clone, NoVariables, arguments).MustSucceed().Output;

    private void Pack() => DotNet.Run(Clone, NoVariables, "pack", "runtime/BuildTimeML.Runtime", "--nologo", "--output", Packed, "-p:RunAnalyzers=false").MustSucceed();

    private (string? Url, string? Commit) Repository()
    {
        using ZipArchive package = ZipFile.OpenRead(Path.Combine(Packed, "BuildTimeML.Runtime.0.1.0.nupkg"));
        using Stream nuspec = package.GetEntry("BuildTimeML.Runtime.nuspec")!.Open();
        XElement? repository = XElement.Load(nuspec).Descendants().SingleOrDefault(e => e.Name.LocalName == "repository");
        return ((string?)repository?.Attribute("url"), (string?)repository?.Attribute("commit"));
    }

    private string SourceLinkDocument()
    {
        using ZipArchive package = ZipFile.OpenRead(Path.Combine(Packed, "BuildTimeML.Runtime.0.1.0.snupkg"));
        using Stream entry = package.GetEntry("lib/net10.0/BuildTimeML.Runtime.pdb")!.Open();
        using var symbols = new MemoryStream();
        entry.CopyTo(symbols);
        symbols.Position = 0;
        using var provider = MetadataReaderProvider.FromPortablePdbStream(symbols);
        MetadataReader reader = provider.GetMetadataReader();
        return Encoding.UTF8.GetString(reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation).Where(i => reader.GetGuid(i.Kind) == SourceLink).Select(i => reader.GetBlobBytes(i.Value)).Single());
    }
}
