using BuildTimeML.Package.Tests.Infrastructure;

namespace BuildTimeML.Package.Tests.Builds;

/// <summary>A worker that ends without a word must still end in a build error that names the model.</summary>
[Collection(FeedCollection.Name)]
public sealed class WorkerCrashTests(Feed feed)
{
    [Fact]
    public void A_crash_is_an_error_of_the_model_it_happened_on()
    {
        using var worker = new ThrowawayProject(feed, "", withEngine: false);
        worker.Write("Program.cs", """
            System.Console.WriteLine("@start 0 \"\" \"\"");
            if (System.IO.File.Exists(System.IO.Path.Combine(System.AppContext.BaseDirectory, "killed")))
            {
                System.Environment.Exit(137);
            }

            System.Environment.FailFast("the engine fell over");
            """);
        worker.Build().MustSucceed();
        using var project = new ThrowawayProject(feed, """    <OptimizedModel Include="digits.onnx" />""");
        project.AddDigitsModel();

        CommandResult result = project.Build($"-p:BuildTimeMLWorker={worker.PathOf("bin/Debug/net10.0/app.dll")}").MustFail();

        string message = Assert.Single(result.Messages("BTML1035"));
        Assert.Contains($"app.csproj({ThrowawayProject.FirstItemLine},6)", message, StringComparison.Ordinal);
        Assert.Contains("while it worked on 'digits.onnx'", message, StringComparison.Ordinal);
        Assert.Contains("the engine fell over", File.ReadAllText(project.WorkerLog), StringComparison.Ordinal);
        Assert.DoesNotContain("MSB6006", result.Output, StringComparison.Ordinal);

        // As a system ends what takes too much memory.
        worker.Write("bin/Debug/net10.0/killed", "");
        result = project.Build("--no-restore", $"-p:BuildTimeMLWorker={worker.PathOf("bin/Debug/net10.0/app.dll")}").MustFail();
        Assert.Contains("ran out of memory while it worked on 'digits.onnx'", Assert.Single(result.Messages("BTML1038")), StringComparison.Ordinal);
    }
}
