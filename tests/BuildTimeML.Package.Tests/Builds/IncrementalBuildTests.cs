using BuildTimeML.Package.Tests.Infrastructure;

namespace BuildTimeML.Package.Tests.Builds;

[Collection(FeedCollection.Name)]
public sealed class IncrementalBuildTests(Feed feed)
{
    private const string TwoModels = """
            <OptimizedModel Include="digits.onnx" Precision="Int8WeightOnly" />
            <OptimizedModel Include="other.onnx" Precision="Int8WeightOnly" />
        """;

    [Fact]
    public void Only_what_changed_is_made_again()
    {
        using var project = new ThrowawayProject(feed, TwoModels);
        project.AddDigitsModel();
        project.AddDigitsModel("other.onnx");
        project.Build().MustSucceed();
        string log = File.ReadAllText(project.WorkerLog);
        Assert.Contains("@done 0", log, StringComparison.Ordinal);
        Assert.Contains("@done 1", log, StringComparison.Ordinal);
        DateTime assembly = File.GetLastWriteTimeUtc(project.PathOf("bin/Debug/net10.0/app.dll"));

        // Nothing changed: no worker, no compiler.
        File.Delete(project.WorkerLog);
        project.Build("--no-restore").MustSucceed();
        Assert.False(File.Exists(project.WorkerLog));

        // Touched, same content: read again, but no worker and no compiler.
        File.SetLastWriteTimeUtc(project.PathOf("digits.onnx"), DateTime.UtcNow);
        string state = File.ReadAllText(Path.Combine(project.Intermediate, "Shop.Digits.state"));
        project.Build("--no-restore").MustSucceed();
        Assert.False(File.Exists(project.WorkerLog));
        Assert.NotEqual(state, File.ReadAllText(Path.Combine(project.Intermediate, "Shop.Digits.state")));
        Assert.Equal(assembly, File.GetLastWriteTimeUtc(project.PathOf("bin/Debug/net10.0/app.dll")));

        // One value of metadata: that model only.
        DateTime digits = File.GetLastWriteTimeUtc(Path.Combine(project.Intermediate, "Shop.Digits.onnx"));
        project.Items(TwoModels.Replace("Include=\"other.onnx\" Precision=\"Int8WeightOnly\"", "Include=\"other.onnx\" Precision=\"Float32\"", StringComparison.Ordinal));
        project.Build().MustSucceed();
        log = File.ReadAllText(project.WorkerLog);
        Assert.Contains("@done 0", log, StringComparison.Ordinal);
        Assert.DoesNotContain("@start 1", log, StringComparison.Ordinal);
        Assert.Equal(digits, File.GetLastWriteTimeUtc(Path.Combine(project.Intermediate, "Shop.Digits.onnx")));

        // A deleted output comes back.
        File.Delete(Path.Combine(project.Intermediate, "Shop.Other.onnx"));
        project.Build("--no-restore").MustSucceed();
        Assert.True(File.Exists(Path.Combine(project.Intermediate, "Shop.Other.onnx")));
    }

    [Fact]
    public void A_removed_item_leaves_no_files_and_clean_leaves_none_at_all()
    {
        using var project = new ThrowawayProject(feed, TwoModels);
        project.AddDigitsModel();
        project.AddDigitsModel("other.onnx");
        project.Build().MustSucceed();
        string delivered = project.PathOf("bin/Debug/net10.0/BuildTimeML/app");
        Assert.Equal(["Shop.Digits.onnx", "Shop.Other.onnx"], Directory.GetFiles(delivered).Select(Path.GetFileName).Order());

        project.Items("""    <OptimizedModel Include="digits.onnx" Precision="Int8WeightOnly" />""");
        project.Build().MustSucceed();
        Assert.DoesNotContain(Directory.GetFileSystemEntries(project.Intermediate), f => Path.GetFileName(f).Contains("Other", StringComparison.Ordinal));
        Assert.Equal(["Shop.Digits.onnx"], Directory.GetFiles(delivered).Select(Path.GetFileName));

        project.Run("clean", "--nologo").MustSucceed();
        Assert.False(Directory.Exists(project.Intermediate));
        Assert.Empty(Directory.Exists(delivered) ? Directory.GetFiles(delivered) : []);
    }

    [Fact]
    public void A_failed_build_fails_again_and_leaves_nothing_half_written()
    {
        using var project = new ThrowawayProject(feed, """    <OptimizedModel Include="digits.onnx" MaxSize="1 kB" />""");
        project.AddDigitsModel();

        project.Build().MustFail();
        Assert.NotEmpty(project.Build("--no-restore").MustFail().Messages("BTML1001"));
        Assert.DoesNotContain(Directory.GetFiles(project.Intermediate), f => Path.GetExtension(f) is ".onnx" or ".tmp" or ".state");
    }
}
