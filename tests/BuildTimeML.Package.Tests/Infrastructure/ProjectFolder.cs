namespace BuildTimeML.Package.Tests.Infrastructure;

/// <summary>A folder for projects that know nothing of this repository but its packages; its path holds a space.</summary>
internal abstract class ProjectFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("buildtimeml-project-").FullName;

    /// <param name="feed">Where packages come from.</param>
    /// <param name="name">Of the folder.</param>
    /// <param name="withSdkPackages">Whether it reaches the packages that the SDK fetches for some kinds of builds, as for publishing.</param>
    /// <param name="feeds">More folders with packages.</param>
    protected ProjectFolder(Feed feed, string name, bool withSdkPackages, params string[] feeds)
    {
        Folder = Directory.CreateDirectory(Path.Combine(_root, name)).FullName;
        Variables = new Dictionary<string, string> { ["NUGET_PACKAGES"] = feed.Cache };
        foreach (string file in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            Write(file, "<Project />");
        }

        Write("nuget.config", $"""
            <configuration>
              <packageSources>
                {(withSdkPackages ? "" : "<clear />")}
                {string.Concat(feeds.Prepend(feed.Packages).Select((f, i) => $"<add key=\"feed{i}\" value=\"{f}\" />"))}
              </packageSources>
            </configuration>
            """);
    }

    public string Folder { get; }

    /// <summary>The variables of what is run there.</summary>
    protected Dictionary<string, string> Variables { get; }

    /// <summary>Beside the projects, for what belongs to none.</summary>
    protected string Beside(string name) => Directory.CreateDirectory(Path.Combine(_root, name)).FullName;

    public string PathOf(string relative) => Path.Combine(Folder, relative.Replace('/', Path.DirectorySeparatorChar));

    public void Write(string relative, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(relative))!);
        File.WriteAllText(PathOf(relative), text);
    }

    /// <summary>Copies the digits model, which is a part of this repository.</summary>
    public void AddDigitsModel(string relative = "digits.onnx")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(relative))!);
        File.Copy(Path.Combine(DotNet.RepositoryRoot, "tests", "TestAssets", "mnist-mobilenet.onnx"), PathOf(relative), overwrite: true);
    }

    public CommandResult Run(params string[] arguments) => DotNet.Run(Folder, Variables, arguments);

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
