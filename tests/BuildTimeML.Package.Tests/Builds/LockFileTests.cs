using BuildTimeML.Package.Tests.Infrastructure;

namespace BuildTimeML.Package.Tests.Builds;

/// <summary>The lock file beside the project.</summary>
[Collection(FeedCollection.Name)]
public sealed class LockFileTests(Feed feed)
{
    [Fact]
    public void A_project_has_a_lock_file_where_it_asks_for_one()
    {
        using var project = new ThrowawayProject(feed, """    <OptimizedModel Include="digits.onnx" Precision="Int8WeightOnly" Optimize="Size" />""");
        project.AddDigitsModel();
        string path = project.PathOf("app.models.lock");
        project.Build().MustSucceed();
        Assert.False(File.Exists(path));

        project.Build("--no-restore", "-p:OptimizedModelLock=true").MustSucceed();
        string written = File.ReadAllText(path);
        Assert.Contains("\nmodel \"Shop.Digits\"\n", written, StringComparison.Ordinal);
        Assert.Contains("\nprecision Int8WeightOnly\n", written, StringComparison.Ordinal);

        // Up to date, and made again when the file says something else.
        File.Delete(project.WorkerLog);
        project.Build("--no-restore", "-p:OptimizedModelLock=true").MustSucceed();
        Assert.False(File.Exists(project.WorkerLog));
        File.WriteAllText(path, written.Replace("\nsize ", "\nsize 9", StringComparison.Ordinal));
        Assert.NotEmpty(project.Build("--no-restore", "-p:OptimizedModelLock=Check", "-p:OptimizedModelLockTolerances=latency=100").MustFail().Messages("BTML1082"));
        Assert.NotEqual(written, File.ReadAllText(path));
        Assert.NotEmpty(project.Build("--no-restore", "-p:OptimizedModelLock=true", "-p:OptimizedModelLockTolerances=latency=100", "-p:TreatWarningsAsErrors=false").MustSucceed().Messages("BTML2040"));
        Assert.NotEmpty(project.Build("--no-restore", "-p:OptimizedModelLock=sometimes").MustFail().Messages("BTML1081"));
        Assert.NotEmpty(project.Build("--no-restore", "-p:OptimizedModelCacheMaxSize=much").MustFail().Messages("BTML1080"));
    }
}
