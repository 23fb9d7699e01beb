using System.Xml.Linq;

namespace BuildTimeML.Runtime.Tests;

/// <summary>Runs a scenario below valgrind's memcheck.</summary>
internal static class Valgrind
{
    private const string Program = "/usr/bin/valgrind";

    // Code is compiled while it runs; the stacks that matter begin in the engine.
    private static readonly string[] Options = ["--leak-check=full", "--smc-check=all", "--num-callers=30", "--error-limit=no", "--xml=yes"];

    public static bool IsInstalled => File.Exists(Program);

    /// <summary>What memcheck finds that has the engine's library in its stack.</summary>
    /// <exception cref="TimeoutException">It does not end within half an hour.</exception>
    public static async Task<IReadOnlyList<Finding>> Run(params string[] arguments)
    {
        string report = Path.GetTempFileName();
        try
        {
            ChildProcess child = await ChildProcess.RunBelow(Program, [.. Options, "--xml-file=" + report], TimeSpan.FromMinutes(30), arguments);
            Assert.Equal(0, child.ExitCode);
            return [.. XDocument.Load(report).Root!.Elements("error").Where(IsOfEngine).Select(Read)];
        }
        finally
        {
            File.Delete(report);
        }
    }

    private static bool IsOfEngine(XElement error) => error
        .Descendants("obj").Any(library => Path.GetFileName(library.Value).StartsWith("libonnxruntime", StringComparison.Ordinal));

    private static Finding Read(XElement error) => new(
        error.Element("kind")!.Value,
        (int?)error.Element("xwhat")?.Element("leakedblocks") ?? 0,
        string.Join(" < ", error.Descendants("frame").Select(frame => frame.Element("fn")?.Value ?? Path.GetFileName(frame.Element("obj")?.Value) ?? "?")));

    /// <param name="Kind">Such as <c>Leak_DefinitelyLost</c> or <c>InvalidRead</c>.</param>
    /// <param name="Blocks">How many blocks are lost from one place.</param>
    /// <param name="Stack">Where they were allocated, or where the error happened.</param>
    internal sealed record Finding(string Kind, int Blocks, string Stack)
    {
        /// <summary>Whether the process was ending: a thread of the engine's own reads what the engine's static objects have released.</summary>
        public bool IsOfExit => Stack.Contains("__run_exit_handlers", StringComparison.Ordinal);
    }
}

/// <summary>A test that needs valgrind.</summary>
internal sealed class ValgrindFactAttribute : FactAttribute
{
    public ValgrindFactAttribute() => Skip = Valgrind.IsInstalled ? null : "valgrind is not installed (Debian: apt install valgrind).";
}
