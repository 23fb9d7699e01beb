using System.Diagnostics;
using System.Text.RegularExpressions;
using BuildTimeML.Build;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Tests.Worker;

public sealed class WorkerProcessTests
{
    [Fact]
    public void A_model_begins_and_is_done()
    {
        using var fixture = new BuildFixture(Models.MobileNet, "Int8Dynamic");
        using var worker = new Helpers.Worker(fixture.Item);

        (int exitCode, List<WorkerEvent> events) = worker.End();

        Assert.Equal(0, exitCode);
        Assert.Equal(new WorkerEvent(WorkerEventKind.Start, 7, "", ""), events[0]);
        Assert.Equal(new WorkerEvent(WorkerEventKind.Done, 7, "", ""), events[^1]);
        Assert.All(events[1..^1], e => Assert.Equal(WorkerEventKind.Progress, e.Kind));
        Assert.Equal(ManifestStage.Complete, fixture.Manifest.Stage);
    }

    [Fact]
    public void A_model_that_fails_does_not_keep_the_others_from_being_built()
    {
        using var bad = new BuildFixture("/no/such/model.onnx", "Float32");
        using var good = new BuildFixture(Models.MobileNet, "Float32");
        using var worker = new Helpers.Worker(bad.Item with { Id = 1 }, good.Item with { Id = 2 });

        (int exitCode, List<WorkerEvent> events) = worker.End();

        Assert.Equal(1, exitCode);
        Assert.Equal("BTML1010", events.Single(e => e.Kind == WorkerEventKind.Error && e.ItemId == 1).Code);
        Assert.Contains(events, e => e.Kind == WorkerEventKind.Done && e.ItemId == 2);
        Assert.True(File.Exists(good.Item.OutputPath));
    }

    [Fact]
    public void An_engine_that_is_none_is_named()
    {
        using var fixture = new BuildFixture(Models.MobileNet, "Float32");
        using var worker = new Helpers.Worker(Models.MobileNet, [fixture.Item]);

        (int exitCode, List<WorkerEvent> events) = worker.End();

        Assert.Equal(1, exitCode);
        WorkerEvent error = events.Single(e => e.Kind == WorkerEventKind.Error);
        Assert.Equal("BTML1031", error.Code);
        Assert.Contains(Models.MobileNet, error.Text, StringComparison.Ordinal);
        Assert.Equal(["model.btml"], fixture.Files);
    }

    [Theory]
    [InlineData("Int8Dynamic", "running the original")]
    [InlineData("Int8Dynamic", "timing Int8Dynamic")]
    [InlineData("Int8WeightOnly", "compressing to Int8WeightOnly")]
    [InlineData("Int8Static", "of 400 samples")]
    [InlineData("Int8Static", "evaluating Int8Static")]
    public void A_cancelled_worker_ends_soon_and_leaves_nothing(string precision, string phase)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var samples = new HeadlineSamples(500);
        using var fixture = new BuildFixture(Models.Agnews, precision, input: HeadlineSamples.Input);
        using var worker = new Helpers.Worker(fixture.Item with { OptimizeSize = false, Data = samples.Data });
        while (worker.NextEvent() is { } next && !next.Text.Contains(phase, StringComparison.Ordinal))
        {
        }

        var clock = Stopwatch.StartNew();
        worker.Terminate();
        (int exitCode, List<WorkerEvent> events) = worker.End();

        Assert.Equal(130, exitCode);

        // Alone on a machine it takes 0.4 s at most; tests share theirs.
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.DoesNotContain(events, e => e.Kind is WorkerEventKind.Done or WorkerEventKind.Error);
        Assert.Equal(["model.btml"], fixture.Files);
        Assert.Empty(worker.Leftovers);
        Assert.Equal(fixture.Signature, File.ReadAllText(fixture.Item.ManifestPath));
    }

    [Fact]
    public void Temporary_files_lie_beside_the_request()
    {
        using var samples = new HeadlineSamples(500);
        using var fixture = new BuildFixture(Models.Agnews, "Int8Static", input: HeadlineSamples.Input);
        using var worker = new Helpers.Worker(fixture.Item with { Data = samples.Data });
        while (worker.NextEvent() is { } next && !next.Text.Contains("samples, ", StringComparison.Ordinal))
        {
        }

        string[] during = worker.Leftovers;
        worker.Kill();
        worker.End();

        Assert.EndsWith(".tmp", Assert.Single(during), StringComparison.Ordinal);
        Assert.Equal(during, worker.Leftovers);
    }

    [Fact]
    public void Calibration_is_told_with_rate_and_time_left()
    {
        using var samples = new HeadlineSamples(500);
        using var fixture = new BuildFixture(Models.Agnews, "Int8Static", input: HeadlineSamples.Input);
        using var worker = new Helpers.Worker(fixture.Item with { Data = samples.Data });

        (int exitCode, List<WorkerEvent> events) = worker.End();

        Assert.Equal(0, exitCode);
        Assert.Contains(events, e => e.Kind == WorkerEventKind.Progress && Regex.IsMatch(e.Text, "^[0-9]+ of 400 samples, [0-9]+/s, [0-9]+ s left$"));
        Assert.Empty(worker.Leftovers);
    }

    [Fact]
    public void A_killed_worker_leaves_the_old_output()
    {
        using var fixture = new BuildFixture(Models.Agnews, "Int8Dynamic");
        File.WriteAllText(fixture.Item.OutputPath, "old");
        using var worker = new Helpers.Worker(fixture.Item);
        while (worker.NextEvent() is { } next && next.Text != "compressing to Int8Dynamic")
        {
        }

        worker.Kill();
        worker.End();

        Assert.Equal("old", File.ReadAllText(fixture.Item.OutputPath));
        Assert.Equal(fixture.Signature, File.ReadAllText(fixture.Item.ManifestPath));
    }

    [Fact]
    public void A_request_is_read_as_it_was_written()
    {
        var item = new WorkerItem(3, "/a b/\"m\".onnx", "/x.btml", "/y.onnx", "BuildTimeML/y.onnx", 12);

        WorkerRequest read = WorkerRequest.Read(new WorkerRequest("/lib/e.so", [item, item with { MaxSize = null, Provider = "Cuda" }]).Write());

        Assert.Equal("/lib/e.so", read.EnginePath);
        Assert.Equal([item, item with { MaxSize = null, Provider = "Cuda" }], read.Items);
    }
}
