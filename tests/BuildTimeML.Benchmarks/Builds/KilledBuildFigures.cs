using System.Diagnostics;
using BuildTimeML.Package.Tests.Infrastructure;

namespace BuildTimeML.Benchmarks.Builds;

/// <summary>
/// Whole builds that are killed with all their processes, each once, at moments spread over the whole of it, every other one with a
/// cache. The build after it has to succeed, to leave nothing half done, and to give what one that nothing disturbed gave.
/// </summary>
internal static class KilledBuildFigures
{
    private const int Seed = 12;
    private const string Item = """    <OptimizedModel Include="digits.onnx" Precision="Int8WeightOnly" Optimize="Size" />""";

    private static readonly string[] Made = ["Shop.Digits.btml", "Shop.Digits.onnx"];

    public static void Add(Report report, Feed feed, int kills)
    {
        string cache = Directory.CreateTempSubdirectory("buildtimeml-cache-").FullName;
        using ThrowawayProject undisturbed = Project(feed, null);
        var clock = Stopwatch.StartNew();
        undisturbed.Build("--no-restore").MustSucceed();
        TimeSpan whole = clock.Elapsed;
        var random = new Random(Seed);
        int wrong = 0;
        for (int i = 0; i < kills; i++)
        {
            string? used = i % 2 == 1 ? cache : null;
            using ThrowawayProject project = Project(feed, used);
            using (Process build = project.StartBuild("--no-restore"))
            {
                build.BeginOutputReadLine();
                build.BeginErrorReadLine();
                build.WaitForExit(whole * ((i + random.NextDouble()) / kills));
                build.Kill(entireProcessTree: true);
                build.WaitForExit();
            }

            wrong += Succeeds(project, undisturbed, used) ? 0 : 1;
            if (Directory.Exists(cache))
            {
                Directory.Delete(cache, recursive: true);
            }
        }

        report.Note($"{kills} builds killed within {whole.TotalSeconds:0.0} s of their start");
        report.Add(new Figure("build.killed-builds", Measurement.Exactly(wrong, kills), "wrong", Mark.AtMost(0)));
    }

    private static bool Succeeds(ThrowawayProject project, ThrowawayProject undisturbed, string? cache) =>
        project.Build("--no-restore").ExitCode == 0
        && Made.All(f => File.ReadAllBytes(Path.Combine(project.Intermediate, f)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(undisturbed.Intermediate, f))))
        && !Leftovers(project.Folder)
        && (cache is null || !Leftovers(cache));

    private static bool Leftovers(string folder) => Directory.GetFileSystemEntries(folder, "*.tmp", SearchOption.AllDirectories).Length > 0;

    private static ThrowawayProject Project(Feed feed, string? cache)
    {
        var project = new ThrowawayProject(feed, Item, cache: cache);
        project.AddDigitsModel();
        project.Run("restore").MustSucceed();
        return project;
    }
}
