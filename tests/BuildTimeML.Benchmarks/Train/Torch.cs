using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace BuildTimeML.Benchmarks.Train;

/// <summary>The other side: a process of Python that trains the same network with PyTorch.</summary>
internal sealed class Torch : IDisposable
{
    private const string DebianPython = "/usr/bin/python3";

    private readonly Process _process;

    /// <param name="folder">Holds the network.</param>
    /// <param name="temperature">Of the soft targets.</param>
    /// <exception cref="BenchmarkException">There is no PyTorch.</exception>
    public Torch(string folder, double temperature)
    {
        string script = Path.Combine(TestData.RepositoryRoot, "tests", "BuildTimeML.Benchmarks", "Train", "torch_training.py");
        _process = Start([script, folder, .. new IFormattable[] { DigitNetwork.Threads, DigitNetwork.Batch, temperature }.Select(n => n.ToString(null, CultureInfo.InvariantCulture))]);
        Version = _process.StandardOutput.ReadLine() ?? throw Missing(_process.StandardError.ReadToEnd());
    }

    public string Version { get; }

    /// <returns>The milliseconds that so many steps take.</returns>
    public double Time(int steps) => double.Parse(Ask($"time {steps}"), CultureInfo.InvariantCulture);

    /// <summary>The losses of steps from the weights that were exported.</summary>
    public double[] Curve(string optimizer, double rate, int steps) =>
        [.. Ask(string.Create(CultureInfo.InvariantCulture, $"curve {optimizer} {rate} {steps}")).Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture))];

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private string Ask(string command)
    {
        _process.StandardInput.WriteLine(command);
        return _process.StandardOutput.ReadLine() ?? throw new BenchmarkException(_process.StandardError.ReadToEnd());
    }

    private static Process Start(string[] arguments)
    {
        string python = Environment.GetEnvironmentVariable("PYTHON") is { Length: > 0 } named ? named : File.Exists(DebianPython) ? DebianPython : "python3";
        try
        {
            return Process.Start(new ProcessStartInfo(python, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Win32Exception e)
        {
            throw Missing($"'{python}' does not start: {e.Message}");
        }
    }

    private static BenchmarkException Missing(string reason) => new(
        $"PyTorch is not there. Install it (Debian: apt install python3-torch), or name a Python that has it in the environment variable PYTHON. {reason.Trim()}");
}
