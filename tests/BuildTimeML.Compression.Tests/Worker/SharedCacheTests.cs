using System.Diagnostics;
using BuildTimeML.Build;
using BuildTimeML.Compression.Tests.Helpers;

namespace BuildTimeML.Compression.Tests.Worker;

/// <summary>Workers of several builds with one cache.</summary>
public sealed class SharedCacheTests : IDisposable
{
    // Raises the number of workers that are killed.
    private const string Kills = "BUILDTIMEML_KILLS";

    private readonly TemporaryFolder _folder = new();

    private CacheSettings Cache => new(_folder.Path, CacheSettings.DefaultMaxSize);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_builds_that_run_at_once_one_makes_the_model_and_the_others_wait()
    {
        BuildFixture[] fixtures = [.. Enumerable.Range(0, 4).Select(_ => new BuildFixture(Models.MobileNet, "Int8WeightOnly"))];
        Helpers.Worker[] workers = [.. fixtures.Select(f => Start(f))];
        List<WorkerEvent>[] events = [.. workers.Select(w => w.End().Events)];

        Assert.All(events, e => Assert.Equal(WorkerEventKind.Done, e[^1].Kind));
        List<WorkerEvent> made = Assert.Single(events, e => e.Exists(x => x.Text == "reading"));
        Assert.All(events.Where(e => e != made), e => Assert.Contains(e, x => x.Text == "what 'Models/net.onnx' becomes was in the cache"));
        Assert.All(fixtures, f => Assert.Equal(File.ReadAllBytes(fixtures[0].Item.OutputPath), File.ReadAllBytes(f.Item.OutputPath)));
        Dispose(workers);
        Dispose(fixtures);
    }

    [Fact]
    public void Who_waits_says_so_and_goes_on_as_soon_as_the_other_is_killed()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using var first = new BuildFixture(Models.Agnews, "Int8WeightOnly");
        using var second = new BuildFixture(Models.Agnews, "Int8WeightOnly");
        using Helpers.Worker holder = Start(first);
        WaitFor(holder, "running the original");
        holder.Suspend();
        using Helpers.Worker waiting = Start(second);
        WaitFor(waiting, "another build makes what 'Models/net.onnx' becomes; waiting for it");

        holder.Kill();
        WaitFor(waiting, "reading");
        Assert.Equal(0, waiting.End().ExitCode);
    }

    /// <summary>Half of them share a cache. Each is followed by one that is left alone, and has to give what one that nothing disturbed gave.</summary>
    [Fact]
    public void A_worker_that_is_killed_at_any_moment_leaves_nothing_that_the_next_one_does_not_put_right()
    {
        int count = Environment.GetEnvironmentVariable(Kills) is { Length: > 0 } number ? int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) : 20;
        using var undisturbed = new BuildFixture(Models.MobileNet, "Int8WeightOnly");
        var clock = Stopwatch.StartNew();
        Assert.Equal(0, Run(undisturbed, cached: false).ExitCode);
        TimeSpan whole = clock.Elapsed;
        var random = new Random(7);
        for (int i = 0; i < count; i++)
        {
            bool cached = i % 2 == 1;
            using var fixture = new BuildFixture(Models.MobileNet, "Int8WeightOnly");
            using (Helpers.Worker killed = Start(fixture, cached))
            {
                Thread.Sleep(whole * random.NextDouble());
                killed.Kill();
                killed.End();
            }

            Assert.Equal(0, Run(fixture, cached).ExitCode);
            Assert.Equal(["model.btml", "model.onnx"], fixture.Files);
            Assert.Equal(File.ReadAllBytes(undisturbed.Item.OutputPath), File.ReadAllBytes(fixture.Item.OutputPath));
            Assert.Equal(undisturbed.Manifest, fixture.Manifest);
            if (cached)
            {
                Assert.DoesNotContain(Directory.GetFileSystemEntries(_folder.Path, "*", SearchOption.AllDirectories), f => f.EndsWith(".tmp", StringComparison.Ordinal));
                Directory.Delete(_folder.File("entries"), recursive: true);
            }
        }
    }

    private (int ExitCode, List<WorkerEvent> Events) Run(BuildFixture fixture, bool cached)
    {
        using Helpers.Worker worker = Start(fixture, cached);
        return worker.End();
    }

    private Helpers.Worker Start(BuildFixture fixture, bool cached = true) => new(Helpers.Worker.EnginePath, [fixture.Item], cache: cached ? Cache : null);

    private static void WaitFor(Helpers.Worker worker, string text)
    {
        WorkerEvent? last;
        do
        {
            last = worker.NextEvent();
        }
        while (last is not null && last.Text != text);
        Assert.NotNull(last);
    }

    private static void Dispose(IEnumerable<IDisposable> all)
    {
        foreach (IDisposable one in all)
        {
            one.Dispose();
        }
    }
}
