using System.ComponentModel;
using System.Diagnostics;

namespace BuildTimeML.Benchmarks;

/// <summary>The other side of a comparison: a script that says its library's version, and then answers each line with a line until its input ends.</summary>
internal sealed class PythonScript : IDisposable
{
    private const string DebianPython = "/usr/bin/python3";

    private readonly Process _process;

    /// <param name="library">What it needs, for messages.</param>
    /// <param name="package">Debian's package of that.</param>
    /// <param name="script">Its path, relative to the folder of the benchmarks.</param>
    /// <param name="arguments">What it is given.</param>
    /// <exception cref="BenchmarkException">There is no Python, or it lacks the library.</exception>
    public PythonScript(string library, string package, string script, params string[] arguments)
    {
        _process = Start([Path.Combine(TestData.RepositoryRoot, "tests", "BuildTimeML.Benchmarks", script), .. arguments], Missing);
        Version = _process.StandardOutput.ReadLine() ?? throw Missing(_process.StandardError.ReadToEnd());

        BenchmarkException Missing(string reason) => new(
            $"{library} is not there. Install it (Debian: apt install {package}), or name a Python that has it in the environment variable PYTHON. {reason.Trim()}");
    }

    /// <summary>Of the library.</summary>
    public string Version { get; }

    /// <exception cref="BenchmarkException">The script ended.</exception>
    public string Ask(string command)
    {
        _process.StandardInput.WriteLine(command);
        return _process.StandardOutput.ReadLine() ?? throw new BenchmarkException(_process.StandardError.ReadToEnd());
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static Process Start(string[] arguments, Func<string, BenchmarkException> missing)
    {
        string python = Environment.GetEnvironmentVariable("PYTHON") is { Length: > 0 } named ? named : File.Exists(DebianPython) ? DebianPython : "python3";
        try
        {
            return Process.Start(new ProcessStartInfo(python, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Win32Exception e)
        {
            throw missing($"'{python}' does not start: {e.Message}");
        }
    }
}
