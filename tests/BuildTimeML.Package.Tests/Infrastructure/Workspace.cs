namespace BuildTimeML.Package.Tests.Infrastructure;

/// <summary>An empty folder with a feed, for several projects and for the SDK's other commands; what these keep in the user's home is kept here.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("buildtimeml-workspace-").FullName;
    private readonly Dictionary<string, string> _environment;

    public Workspace(Feed feed, bool withSdkPackages = false)
    {
        Folder = Directory.CreateDirectory(Path.Combine(_root, "my shop")).FullName;
        _environment = new Dictionary<string, string>
        {
            ["NUGET_PACKAGES"] = feed.Cache,
            ["DOTNET_CLI_HOME"] = Directory.CreateDirectory(Path.Combine(_root, "home")).FullName,
            ["DOTNET_ROOT"] = Path.GetDirectoryName(Environment.ProcessPath)!,
        };
        foreach (string name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            Write(name, "<Project />");
        }

        Write("nuget.config", $"""
            <configuration>
              <packageSources>
                {(withSdkPackages ? "" : "<clear />")}
                <add key="feed" value="{feed.Packages}" />
                <add key="packed" value="packed" />
              </packageSources>
            </configuration>
            """);
        Directory.CreateDirectory(PathOf("packed"));
    }

    public string Folder { get; }

    public string PathOf(string relative) => Path.Combine(Folder, relative.Replace('/', Path.DirectorySeparatorChar));

    public void Write(string relative, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(relative))!);
        File.WriteAllText(PathOf(relative), text);
    }

    /// <summary>Copies the digits model, which is a part of this repository.</summary>
    public void AddDigitsModel(string relative)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(relative))!);
        File.Copy(Path.Combine(DotNet.RepositoryRoot, "tests", "TestAssets", "mnist-mobilenet.onnx"), PathOf(relative));
    }

    public CommandResult Run(params string[] arguments) => DotNet.Run(Folder, _environment, arguments);

    public CommandResult RunCommand(string folder, string command, params string[] arguments) => DotNet.RunCommand(command, PathOf(folder), _environment, arguments);

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
