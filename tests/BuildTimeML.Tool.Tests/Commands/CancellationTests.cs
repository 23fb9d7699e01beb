using System.Diagnostics;
using System.Runtime.InteropServices;

namespace BuildTimeML.Tool.Tests.Commands;

public sealed partial class CancellationTests
{
    private const int Interrupt = 2;

    // A single run takes many seconds, and nothing can interrupt it.
    private const string Slow = """
        g (float[1, 1] x) => (float[3000, 3000] y) <int64[2] size = {3000, 3000}> {
          a = Expand(x, size)
          b = MatMul(a, a)
          c = MatMul(b, a)
          d = MatMul(c, a)
          e = MatMul(d, a)
          f = MatMul(e, a)
          y = MatMul(f, a)
        }
        """;

    [Theory]
    [InlineData("measuring", "bench", WorkingFolder.Digits, "--seconds", "60")]
    [InlineData("measuring", "bench", "slow.onnx", "--threads", "1")]
    [InlineData("compressing", "optimize", WorkingFolder.Digits, "-o", "small.onnx", "--precision", "Int8", "--calibration-data", "samples.csv", "--calibration-samples", "2000")]
    public async Task Ctrl_C_ends_it_within_a_second_and_leaves_nothing(string phase, params string[] arguments)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using WorkingFolder folder = new WorkingFolder().WithDigits().WithSamples(2000).With("slow.onnx", Slow);
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
