using System.Diagnostics;

namespace BuildTimeML.Runtime.Tests;

/// <summary>Runs a scenario of BuildTimeML.Runtime.Tests.Child: some things need a process of their own.</summary>
internal sealed record ChildProcess(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static string Program => Path.Combine(AppContext.BaseDirectory, "BuildTimeML.Runtime.Tests.Child.dll");

    /// <exception cref="TimeoutException">It does not end.</exception>
    public static Task<ChildProcess> Run(params string[] arguments) => Start(Environment.ProcessPath!, [Program, .. arguments], Patience);

    /// <summary>The same below another program, which gets the command line of the scenario after its own arguments.</summary>
    /// <exception cref="TimeoutException">It does not end.</exception>
    public static Task<ChildProcess> RunBelow(string program, string[] programArguments, TimeSpan patience, params string[] arguments) =>
        Start(program, [.. programArguments, Environment.ProcessPath!, Program, .. arguments], patience);

    private static async Task<ChildProcess> Start(string file, string[] arguments, TimeSpan patience)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Methods are compiled once: a compiler at work in the background would use the native heap too.
        start.Environment["DOTNET_TieredCompilation"] = "0";
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
