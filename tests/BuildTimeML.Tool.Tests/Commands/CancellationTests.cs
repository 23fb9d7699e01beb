using System.Diagnostics;
using System.Runtime.InteropServices;

namespace BuildTimeML.Tool.Tests.Commands;

public sealed partial class CancellationTests
{
    private const int Interrupt = 2;

    [Theory]
    [InlineData("measuring", "bench", WorkingFolder.Digits, "--seconds", "60")]
    [InlineData("compressing", "optimize", WorkingFolder.Digits, "-o", "small.onnx", "--precision", "Int8", "--calibration-data", "samples.csv", "--calibration-samples", "2000")]
    public async Task Ctrl_C_ends_it_within_a_second_and_leaves_nothing(string phase, params string[] arguments)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using WorkingFolder folder = new WorkingFolder().WithDigits().WithSamples(2000);
        string[] before = [.. folder.Files];
        using Process process = ToolRun.Start(folder.Path, new Dictionary<string, string> { ["BUILDTIMEML_ENGINE"] = ToolRun.Engine, ["TMPDIR"] = Directory.CreateDirectory(folder.PathOf("temporary")).FullName }, arguments);
        string? line;
        do
        {
            line = await process.StandardError.ReadLineAsync();
            Assert.True(line is not null, "It ended before it was interrupted.");
        }
        while (!line.Contains(phase, StringComparison.Ordinal));

        long start = Stopwatch.GetTimestamp();
        Assert.Equal(0, Kill(process.Id, Interrupt));
        ToolRun run = ToolRun.End(process, TimeSpan.FromSeconds(20));

        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 1);
        Assert.Equal(130, run.ExitCode);
        Assert.Empty(run.Output);

        // The engine leaves files of its own among the temporary ones.
        Assert.Equal(before, folder.Files.Where(f => !f.StartsWith("temporary", StringComparison.Ordinal)));
        Assert.Empty(Directory.GetFileSystemEntries(folder.PathOf("temporary"), "buildtimeml*"));
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
