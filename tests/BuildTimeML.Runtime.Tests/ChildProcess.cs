using System.Diagnostics;

namespace BuildTimeML.Runtime.Tests;

/// <summary>Runs a scenario of BuildTimeML.Runtime.Tests.Child: some things need a process of their own.</summary>
internal sealed record ChildProcess(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly Dictionary<string, string> NoVariables = [];

    private static string Program => Path.Combine(AppContext.BaseDirectory, "BuildTimeML.Runtime.Tests.Child.dll");

    /// <exception cref="TimeoutException">It does not end.</exception>
    public static Task<ChildProcess> Run(params string[] arguments) => Start(Environment.ProcessPath!, [Program, .. arguments], Patience, NoVariables);

    /// <summary>The same with variables of the environment.</summary>
    /// <exception cref="TimeoutException">It does not end.</exception>
    public static Task<ChildProcess> RunWith(IReadOnlyDictionary<string, string> environment, TimeSpan patience, params string[] arguments) =>
        Start(Environment.ProcessPath!, [Program, .. arguments], patience, environment);

    /// <summary>The same below another program, which gets the command line of the scenario after its own arguments.</summary>
    /// <exception cref="TimeoutException">It does not end.</exception>
    public static Task<ChildProcess> RunBelow(string program, string[] programArguments, TimeSpan patience, params string[] arguments) =>
        Start(program, [.. programArguments, Environment.ProcessPath!, Program, .. arguments], patience, NoVariables);

    private static async Task<ChildProcess> Start(string file, string[] arguments, TimeSpan patience, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Methods are compiled once: a compiler at work in the background would use the native heap too.
        start.Environment["DOTNET_TieredCompilation"] = "0";
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        using var timeout = new CancellationTokenSource(patience);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new TimeoutException($"'{string.Join(' ', arguments)}' did not end within {patience}.");
        }

        return new ChildProcess(process.ExitCode, (await output).Trim(), await errors);
    }
}
