using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace BuildTimeML.Package.Tests.Infrastructure;

/// <summary>Runs the SDK as a user would, without what the test run itself left in the environment.</summary>
internal static class DotNet
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    public static string Configuration { get; } = typeof(DotNet).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Configuration").Value!;

    public static string RepositoryRoot => TestAssets.TestData.RepositoryRoot;

    public static CommandResult Run(string directory, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        RunCommand("dotnet", directory, environment, arguments);

    public static CommandResult RunCommand(string command, string directory, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using Process process = Start(command, directory, environment, arguments);
        var output = new StringBuilder();
        void Add(string? line)
        {
            lock (output)
            {
                output.AppendLine(line);
            }
        }

        process.OutputDataReceived += (_, e) => Add(e.Data);
        process.ErrorDataReceived += (_, e) => Add(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{command} {string.Join(' ', arguments)} took longer than {Patience}:{Environment.NewLine}{output}");
        }

        process.WaitForExit();
        lock (output)
        {
            return new CommandResult(process.ExitCode, output.ToString());
        }
    }

    /// <summary>Starts a command, for a caller who does not wait for its end.</summary>
    public static Process Start(string command, string directory, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (string name in start.Environment.Keys.Where(IsLeftByTheTestRun).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        Process process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    private static bool IsLeftByTheTestRun(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)
        || name is "DOTNET_HOST_PATH" or "CI" or "DOTNET_CLI_USE_MSBUILD_SERVER";
}

/// <param name="ExitCode">0 where the command succeeded.</param>
/// <param name="Output">Standard output and error, in the order in which they came.</param>
internal sealed record CommandResult(int ExitCode, string Output)
{
    public CommandResult MustSucceed() => ExitCode == 0 ? this : throw new InvalidOperationException(Output);

    public CommandResult MustFail() => ExitCode != 0 ? this : throw new InvalidOperationException(Output);

    /// <summary>The distinct lines that hold a coded message.</summary>
    public IReadOnlyList<string> Messages(string code) =>
        [.. Output.Split('\n').Select(line => line.Trim()).Where(line => line.Contains($" {code}: ", StringComparison.Ordinal)).Distinct()];
}
