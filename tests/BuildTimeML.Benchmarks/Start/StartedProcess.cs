using System.Diagnostics;
using System.Globalization;
using BuildTimeML.Benchmarks.Quantize;

namespace BuildTimeML.Benchmarks.Start;

/// <summary>What a fresh process measured of one start.</summary>
/// <param name="Milliseconds">The time.</param>
/// <param name="Peak">The most memory at once, in bytes, the pages of files that it looked at included (VmHWM).</param>
/// <param name="Own">The memory afterwards that is not that of files (RssAnon).</param>
internal sealed record StartedProcess(double Milliseconds, long Peak, long Own)
{
    /// <summary>The argument of this program that makes it such a process.</summary>
    public const string Command = "start-child";

    /// <summary>Starts this program anew.</summary>
    /// <param name="arguments">What <see cref="StartChild"/> is to do.</param>
    public static StartedProcess Run(params IEnumerable<string> arguments)
    {
        using Process child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. Host(), Command, .. arguments]) { RedirectStandardOutput = true })!;
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        string[] numbers = output.Split(' ');
        return child.ExitCode == 0 && numbers.Length == 3
            ? new StartedProcess(double.Parse(numbers[0], CultureInfo.InvariantCulture), long.Parse(numbers[1], CultureInfo.InvariantCulture), long.Parse(numbers[2], CultureInfo.InvariantCulture))
            : throw new BenchmarkException($"the process '{string.Join(' ', arguments)}' ended with {child.ExitCode}: {output}");
    }

    /// <summary>Writes what <see cref="Run"/> reads.</summary>
    public static void Tell(double milliseconds) => Console.Out.Write(string.Create(
        CultureInfo.InvariantCulture, $"{milliseconds} {PeakMemory.Read()} {PeakMemory.Read("RssAnon:")}"));

    // 'dotnet run' starts the program itself, 'dotnet x.dll' the host.
    private static string[] Host() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(StartedProcess).Assembly.Location] : [];
}
