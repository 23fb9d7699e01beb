namespace BuildTimeML.Package.Tests.Infrastructure;

/// <summary>An empty folder with a feed, for several projects and for the SDK's other commands; what these keep in the user's home is kept here.</summary>
internal sealed class Workspace : ProjectFolder
{
    public Workspace(Feed feed, bool withSdkPackages = false)
        : base(feed, "my shop", withSdkPackages, "packed")
    {
        Variables["DOTNET_CLI_HOME"] = Beside("home");
        Variables["DOTNET_ROOT"] = Path.GetDirectoryName(Environment.ProcessPath)!;
        Directory.CreateDirectory(PathOf("packed"));
    }

    public CommandResult RunCommand(string folder, string command, params string[] arguments) => DotNet.RunCommand(command, PathOf(folder), Variables, arguments);
}
