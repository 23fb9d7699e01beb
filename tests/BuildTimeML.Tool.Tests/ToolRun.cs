using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace BuildTimeML.Tool.Tests;

/// <summary>The tool, run as a process with this repository's engine.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static string Tool { get; } = typeof(ToolRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Tool").Value!;

    public static string Engine { get; } = Path.Combine(
        AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "onnxruntime.dll" : OperatingSystem.IsMacOS() ? "libonnxruntime.dylib" : "libonnxruntime.so");

    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public static ToolRun Of(string folder, params string[] arguments) => Of(folder, new Dictionary<string, string> { ["BUILDTIMEML_ENGINE"] = Engine }, arguments);

    public static ToolRun Of(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using Process process = Start(folder, environment, arguments);
        return End(process, Patience);
    }

    public static Process Start(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [Tool, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <exception cref="TimeoutException">It does not end.</exception>
    public static ToolRun End(Process process, TimeSpan patience)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(patience))
        {
            process.Kill();
            throw new TimeoutException($"The tool did not end within {patience}.");
        }

        process.WaitForExit();
        return new ToolRun(process.ExitCode, output.Result.ReplaceLineEndings("\n"), errors.Result.ReplaceLineEndings("\n"));
    }

    public ToolRun MustEndWith(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"It ended with {ExitCode}, not {exitCode}.\n{Output}\n{Errors}");
        return this;
    }
}
