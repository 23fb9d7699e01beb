using BuildTimeML.Package.Tests.Infrastructure;

namespace BuildTimeML.Package.Tests.Builds;

/// <summary>Several builds of one model, and one cache.</summary>
[Collection(FeedCollection.Name)]
public sealed class CacheTests(Feed feed) : IDisposable
{
    private const string Item = """    <OptimizedModel Include="digits.onnx" Precision="Int8WeightOnly" />""";
    private const string Made = "@progress 0 \"\" \"reading\"";
    private const string Taken = "@info 0 \"\" \"what 'digits.onnx' becomes was in the cache\"";

    private readonly string _cache = Directory.CreateTempSubdirectory("buildtimeml-cache-").FullName;

    public void Dispose() => Directory.Delete(_cache, recursive: true);

    [Fact]
    public void Frameworks_and_configurations_share_a_model_and_clean_leaves_it()
    {
        using ThrowawayProject project = Project();
        project.Write("app.csproj", File.ReadAllText(project.PathOf("app.csproj")).Replace(
            "<TargetFramework>net10.0</TargetFramework>", "<TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks><EnableWindowsTargeting>true</EnableWindowsTargeting><DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>", StringComparison.Ordinal));

        project.Build("-m:2").MustSucceed();
        project.Build("-c", "Release", "-m:2", "-graph").MustSucceed();

        string[] logs = Logs(project);
        Assert.Equal(4, logs.Length);
        Assert.Single(logs, l => l.Contains(Made, StringComparison.Ordinal));
        Assert.Equal(3, logs.Count(l => l.Contains(Taken, StringComparison.Ordinal)));

        project.Run("clean", "--nologo").MustSucceed();
        Assert.False(Directory.Exists(project.Intermediate));
        project.Build("--no-restore", "-f", "net10.0", "-mt").MustSucceed();
        Assert.Contains(Taken, File.ReadAllText(project.WorkerLog), StringComparison.Ordinal);
        Assert.True(File.Exists(project.PathOf("bin/Debug/net10.0/BuildTimeML/app/Shop.Digits.onnx")));
    }

    [Fact]
    public void Two_builds_of_one_project_at_once_do_not_disturb_each_other()
    {
        using var project = new ThrowawayProject(feed, Item);
        project.AddDigitsModel();
        project.Run("restore").MustSucceed();

        CommandResult[] results = [.. Enumerable.Range(0, 2).AsParallel().WithDegreeOfParallelism(2).Select(_ => project.Run("msbuild", "-nologo", "-t:OptimizeModels", "-p:BuildingProject=true"))];

        Assert.All(results, r => r.MustSucceed());
        Assert.Contains("stage complete", File.ReadAllText(Path.Combine(project.Intermediate, "Shop.Digits.btml")), StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFileSystemEntries(project.Intermediate), f => Path.GetExtension(f) == ".tmp");
    }

    [Fact]
    public void A_model_that_is_a_link_is_read_as_what_it_leads_to()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using ThrowawayProject project = Project();
        Directory.CreateDirectory(project.PathOf("store"));
        project.AddDigitsModel("store/first");
        File.Delete(project.PathOf("digits.onnx"));
        File.CreateSymbolicLink(project.PathOf("link"), project.PathOf("store/first"));
        File.CreateSymbolicLink(project.PathOf("digits.onnx"), project.PathOf("link"));
        project.Build().MustSucceed();
        string manifest = File.ReadAllText(Path.Combine(project.Intermediate, "Shop.Digits.btml"));
        Assert.Contains($"source \"digits.onnx\" {new FileInfo(project.PathOf("store/first")).Length} ", manifest, StringComparison.Ordinal);

        // What it leads to changes, and the link does not.
        File.Delete(project.WorkerLog);
        File.AppendAllBytes(project.PathOf("store/first"), [0x22, 0x00]);
        project.Build("--no-restore").MustSucceed();
        Assert.Contains(Made, File.ReadAllText(project.WorkerLog), StringComparison.Ordinal);
    }

    private static string[] Logs(ThrowawayProject project) =>
        [.. Directory.GetFiles(project.Folder, "worker.log", SearchOption.AllDirectories).Select(File.ReadAllText)];

    private ThrowawayProject Project()
    {
        var project = new ThrowawayProject(feed, Item, cache: _cache);
        project.AddDigitsModel();
        return project;
    }
}
