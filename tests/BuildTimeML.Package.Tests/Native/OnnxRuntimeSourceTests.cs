using BuildTimeML.Package.Tests.Infrastructure;

namespace BuildTimeML.Package.Tests.Native;

/// <summary>The ways in which runtime/native brings ONNX Runtime, each with a cache of its own.</summary>
public sealed class OnnxRuntimeSourceTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("buildtimeml-native-").FullName;

    private string Cache => Path.Combine(_root, "cache") + Path.DirectorySeparatorChar;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void NuGet_takes_the_package_from_a_feed()
    {
        Feed.PackEngine(_root);

        Bring("NuGet", $"-p:OnnxRuntimeNuGetSource={_root}").MustSucceed();

        Assert.True(File.Exists(Path.Combine(Cache, "1.30.0-nuget", "runtimes", Feed.HostRid, "native", Feed.EngineFile)));
        Assert.DoesNotContain(Directory.GetDirectories(Cache), d => Path.GetFileName(d).StartsWith("work-", StringComparison.Ordinal));
    }

    [Fact]
    public void Auto_prefers_a_package_that_NuGet_finds()
    {
        Feed.PackEngine(_root);

        Bring("Auto", $"-p:OnnxRuntimeNuGetSource={_root}").MustSucceed();

        Assert.Equal(["1.30.0-nuget"], Directory.GetDirectories(Cache).Select(Path.GetFileName));
    }

    [Fact]
    public void NuGet_without_the_package_says_what_else_there_is()
    {
        string message = Assert.Single(Bring("NuGet", $"-p:OnnxRuntimeNuGetSource={_root}").MustFail().Messages("BTML4001"));

        Assert.Contains("NU1101", message, StringComparison.Ordinal);
        Assert.Contains("OnnxRuntimeSource=Path", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Path_takes_a_folder_in_the_package_layout()
    {
        Directory.CreateDirectory(Path.Combine(_root, "mine", "runtimes", Feed.HostRid, "native"));

        Bring("Path", $"-p:OnnxRuntimePath={Path.Combine(_root, "mine")}").MustSucceed();
        Assert.NotEmpty(Bring("Path", $"-p:OnnxRuntimePath={Path.Combine(_root, "elsewhere")}").MustFail().Messages("BTML4002"));
    }

    [Fact]
    public void An_unknown_source_is_refused() =>
        Assert.NotEmpty(Bring("Pip").MustFail().Messages("BTML4000"));

    [Fact]
    public void Without_npm_the_error_says_to_install_it()
    {
        string path = Directory.CreateDirectory(Path.Combine(_root, "bin")).FullName;
        foreach (string tool in new[] { "dotnet", "sh", "env" })
        {
            LinkFromPath(tool, path);
        }

        CommandResult result = DotNet.RunCommand(Path.Combine(path, "dotnet"), DotNet.RepositoryRoot, new Dictionary<string, string> { ["PATH"] = path }, Arguments("Npm"));

        Assert.Contains("npm was not found", Assert.Single(result.MustFail().Messages("BTML4003")), StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(Cache));
    }

    [Fact]
    public void Without_a_network_the_error_repeats_what_npm_said()
    {
        var offline = new Dictionary<string, string>
        {
            ["npm_config_registry"] = "http://127.0.0.1:9/",
            ["npm_config_cache"] = Path.Combine(_root, "npm"),
            ["npm_config_fetch_retries"] = "0",
        };

        string message = Assert.Single(DotNet.Run(DotNet.RepositoryRoot, offline, Arguments("Npm")).MustFail().Messages("BTML4004"));

        Assert.Contains("ECONNREFUSED", message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(Cache));
    }

    [Fact]
    public void A_wrong_hash_is_refused_and_nothing_is_kept()
    {
        string message = Assert.Single(Bring("Npm", "-p:OnnxRuntimeNpmSha512=notthis==").MustFail().Messages("BTML4005"));

        Assert.Contains("expected notthis==", message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(Cache));
    }

    private CommandResult Bring(string source, params string[] properties) =>
        DotNet.Run(DotNet.RepositoryRoot, new Dictionary<string, string>(), Arguments(source, properties));

    private string[] Arguments(string source, params string[] properties) =>
        ["msbuild", "runtime/native/OnnxRuntime.Native.proj", "-nologo", "-v:m", $"-p:OnnxRuntimeSource={source}", $"-p:OnnxRuntimeCache={Cache}", .. properties];

    private static void LinkFromPath(string tool, string folder)
    {
        string found = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(p => Path.Combine(p, tool)).First(File.Exists);
        File.CreateSymbolicLink(Path.Combine(folder, tool), new FileInfo(found).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? found);
    }
}
