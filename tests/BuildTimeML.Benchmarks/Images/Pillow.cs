using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace BuildTimeML.Benchmarks.Images;

/// <summary>The other side: a process of Python that resizes one image with Pillow and times itself.</summary>
internal sealed class Pillow : IDisposable
{
    private const string DebianPython = "/usr/bin/python3";

    private readonly string _folder = Directory.CreateTempSubdirectory("buildtimeml-").FullName;
    private readonly Process _process;

    /// <param name="pixels">Red, green and blue of each pixel.</param>
    /// <param name="width">Of the image.</param>
    /// <param name="height">Of the image.</param>
    /// <param name="side">Of the square that it becomes.</param>
    /// <param name="count">How often it is resized in a round.</param>
    /// <exception cref="BenchmarkException">There is no Pillow.</exception>
    public Pillow(byte[] pixels, int width, int height, int side, int count)
    {
        string script = Path.Combine(TestData.RepositoryRoot, "tests", "BuildTimeML.Benchmarks", "Images", "pillow_resize.py");
        string source = Path.Combine(_folder, "source");
        string target = Path.Combine(_folder, "target");
        File.WriteAllBytes(source, pixels);
        _process = Start([script, source, target, .. new[] { width, height, side, count }.Select(n => n.ToString(CultureInfo.InvariantCulture))]);
        Version = _process.StandardOutput.ReadLine() ?? throw Missing(_process.StandardError.ReadToEnd());
        Resized = File.ReadAllBytes(target);
    }

    public string Version { get; }

    /// <summary>What it makes of the image, in bytes.</summary>
    public byte[] Resized { get; }

    /// <summary>Resizes the image as often as a round asks for.</summary>
    /// <returns>Milliseconds.</returns>
    public double Time()
    {
        _process.StandardInput.WriteLine();
        return double.Parse(_process.StandardOutput.ReadLine() ?? throw new BenchmarkException(_process.StandardError.ReadToEnd()), CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
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
        $"Pillow is not there. Install it (Debian: apt install python3-pil), or name a Python that has it in the environment variable PYTHON. {reason.Trim()}");
}
