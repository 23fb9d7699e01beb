using System.Diagnostics;
using System.Globalization;
using BuildTimeML.Package.Tests.Infrastructure;

namespace BuildTimeML.Package.Tests.Builds;

/// <summary>Ctrl+C while the worker is at work.</summary>
[Collection(FeedCollection.Name)]
public sealed class CancelledBuildTests(Feed feed)
{
    [Fact]
    public void It_ends_at_once_with_its_worker_and_the_next_build_is_right()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using var project = new ThrowawayProject(feed, """    <OptimizedModel Include="digits.onnx" Precision="Int8Static" Optimize="Size" CalibrationData="samples.csv" CalibrationSamples="4000" />""");
        project.AddDigitsModel();
        var random = new Random(1);
        project.Write("samples.csv", string.Concat(Enumerable.Range(0, 4000).Select(_ => string.Join(',', Enumerable.Range(0, 28 * 28).Select(_ => random.Next(2))) + "\n")));
        project.Run("restore").MustSucceed();

        using Process build = project.StartBuild("--no-restore");
        build.OutputDataReceived += (_, _) => { };
        build.BeginOutputReadLine();
        build.BeginErrorReadLine();
        Assert.True(SpinWait.SpinUntil(() => Says(project.WorkerLog, "@progress 0 \"\" \"compressing"), TimeSpan.FromMinutes(3)), "The worker did not begin.");
        int worker = Assert.Single(Workers(project));
        long start = Stopwatch.GetTimestamp();
        DotNet.RunCommand("kill", project.Folder, new Dictionary<string, string>(), "-INT", build.Id.ToString(CultureInfo.InvariantCulture)).MustSucceed();
        Assert.True(SpinWait.SpinUntil(() => Workers(project).Length == 0, TimeSpan.FromSeconds(20)), $"The worker {worker} goes on.");
        TimeSpan workers = Stopwatch.GetElapsedTime(start);
        Assert.True(build.WaitForExit(TimeSpan.FromSeconds(30)));

        Assert.InRange(workers.TotalSeconds, 0, 3);
        Assert.NotEqual(0, build.ExitCode);
        Assert.DoesNotContain(Directory.GetFileSystemEntries(project.Intermediate), f => Path.GetExtension(f) is ".onnx" or ".tmp" or ".state" or ".request");
        Assert.Contains("stage signature", File.ReadAllText(Path.Combine(project.Intermediate, "Shop.Digits.btml")), StringComparison.Ordinal);

        project.Build("--no-restore").MustSucceed();
        Assert.Contains("stage complete", File.ReadAllText(Path.Combine(project.Intermediate, "Shop.Digits.btml")), StringComparison.Ordinal);
    }

    private static bool Says(string log, string text)
    {
        try
        {
            using var reader = new StreamReader(new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
            return reader.ReadToEnd().Contains(text, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    // The processes whose command line names a request of the project.
    private static int[] Workers(ThrowawayProject project) =>
        [.. Directory.GetDirectories("/proc").Where(p => Says(Path.Combine(p, "cmdline"), project.Intermediate)).Select(p => int.Parse(Path.GetFileName(p), CultureInfo.InvariantCulture))];
}
