using System.Diagnostics;
using System.Text.Json.Nodes;
using BuildTimeML.Package.Tests.Infrastructure;

namespace BuildTimeML.Package.Tests.Builds;

/// <summary>A worker that ends without a word, or not at all, must still end in a build error that names model and phase.</summary>
[Collection(FeedCollection.Name)]
public sealed class WorkerCrashTests(Feed feed)
{
    private const string Program = """
        using System;
        using System.Threading;

        Console.WriteLine("@start 0 \"\" \"\"");
        Console.WriteLine("@progress 0 \"\" \"compressing to Int8\"");
        switch (System.IO.File.ReadAllText(System.IO.Path.Combine(AppContext.BaseDirectory, "mode")))
        {
            case "crash":
                Environment.FailFast("the engine fell over");
                break;
            case "memory":
                System.Diagnostics.Process.GetCurrentProcess().Kill();
                Thread.Sleep(Timeout.Infinite);
                break;
            default:
                Thread.Sleep(Timeout.Infinite);
                break;
        }
        """;

    [Fact]
    public void It_is_an_error_of_the_model_and_the_phase_it_happened_in()
    {
        using var worker = new ThrowawayProject(feed, "", withEngine: false);
        worker.Write("Program.cs", Program);
        worker.Build().MustSucceed();
        using var project = new ThrowawayProject(feed, """    <OptimizedModel Include="digits.onnx" />""");
        project.AddDigitsModel();

        CommandResult crash = Build("crash");
        Assert.Contains($"app.csproj({ThrowawayProject.FirstItemLine},6)", Assert.Single(crash.Messages("BTML1035")), StringComparison.Ordinal);
        Assert.Contains($"while it worked on 'digits.onnx' (phase: compressing to Int8). The log is '{project.WorkerLog}'", Assert.Single(crash.Messages("BTML1035")), StringComparison.Ordinal);
        Assert.Contains("the engine fell over", File.ReadAllText(project.WorkerLog), StringComparison.Ordinal);
        Assert.Matches(@"(?m)^ +\d+\.\d s  @progress 0 """" ""compressing to Int8""", File.ReadAllText(project.WorkerLog));
        Assert.DoesNotContain("MSB6006", crash.Output, StringComparison.Ordinal);

        if (!OperatingSystem.IsWindows())
        {
            string memory = Assert.Single(Build("memory").Messages("BTML1038"));
            Assert.Contains("on 'digits.onnx' (it was killed, as systems do when memory runs out; phase: compressing to Int8; ", memory, StringComparison.Ordinal);
        }

        long start = Stopwatch.GetTimestamp();
        CommandResult hang = Build("hang", "-p:OptimizedModelTimeout=2 s");
        Assert.Contains("'digits.onnx' took longer than the OptimizedModelTimeout of 2 s, and the worker was ended (phase: compressing to Int8).", Assert.Single(hang.Messages("BTML1092")), StringComparison.Ordinal);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 2, 120);
        Assert.NotEmpty(Build("hang", "-p:OptimizedModelTimeout=long").Messages("BTML1093"));

        CommandResult Build(string mode, params string[] arguments)
        {
            File.WriteAllText(worker.PathOf("bin/Debug/net10.0/mode"), mode);
            return project.Build([$"-p:BuildTimeMLWorker={worker.PathOf("bin/Debug/net10.0/app.dll")}", .. arguments]).MustFail();
        }
    }

    [Theory]
    [InlineData(16, "reading the samples")]
    [InlineData(1, "")]
    public void A_worker_without_memory_says_what_it_was_at(int megabytes, string phase)
    {
        using var project = new ThrowawayProject(feed, """    <OptimizedModel Include="digits.onnx" Precision="Int8Static" CalibrationData="samples.csv" />""");
        project.AddDigitsModel();
        project.Write("samples.csv", string.Concat(Enumerable.Repeat(string.Join(',', Enumerable.Repeat("0.123456789", 28 * 28)) + "\n", 3000)));
        project.Run("restore").MustSucceed();
        string worker = Directory.CreateDirectory(project.PathOf("obj/worker")).FullName;
        foreach (string file in Directory.GetFiles(Path.Combine(feed.Cache, "buildtimeml", "0.1.0", "tools", "net10.0", "any")))
        {
            File.Copy(file, Path.Combine(worker, Path.GetFileName(file)));
        }

        string settings = Path.Combine(worker, "BuildTimeML.Tool.runtimeconfig.json");
        JsonNode runtime = JsonNode.Parse(File.ReadAllText(settings))!;
        runtime["runtimeOptions"]!["configProperties"]!["System.GC.HeapHardLimit"] = megabytes << 20;
        File.WriteAllText(settings, runtime.ToJsonString());

        CommandResult built = project.Build("--no-restore", $"-p:BuildTimeMLWorker={Path.Combine(worker, "BuildTimeML.Tool.dll")}").MustFail();

        string message = Assert.Single(built.Messages("BTML1038"));
        Assert.Contains($"app.csproj({ThrowawayProject.FirstItemLine},6): error BTML1038: The worker ran out of memory while it worked on 'digits.onnx' (", message, StringComparison.Ordinal);
        Assert.Contains(phase, message, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFileSystemEntries(project.Intermediate), f => Path.GetExtension(f) is ".onnx" or ".tmp");
    }
}
