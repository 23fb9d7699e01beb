using System.Globalization;

namespace BuildTimeML.Benchmarks.Images;

/// <summary>The other side: a process of Python that resizes one image with Pillow and times itself.</summary>
internal sealed class Pillow : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("buildtimeml-").FullName;
    private readonly PythonScript _script;

    /// <param name="pixels">Red, green and blue of each pixel.</param>
    /// <param name="width">Of the image.</param>
    /// <param name="height">Of the image.</param>
    /// <param name="side">Of the square that it becomes.</param>
    /// <param name="count">How often it is resized in a round.</param>
    /// <exception cref="BenchmarkException">There is no Pillow.</exception>
    public Pillow(byte[] pixels, int width, int height, int side, int count)
    {
        string source = Path.Combine(_folder, "source");
        string target = Path.Combine(_folder, "target");
        File.WriteAllBytes(source, pixels);
        _script = new PythonScript(
            "Pillow", "python3-pil", Path.Combine("Images", "pillow_resize.py"),
            [source, target, .. new[] { width, height, side, count }.Select(n => n.ToString(CultureInfo.InvariantCulture))]);
        Resized = File.ReadAllBytes(target);
    }

    public string Version => _script.Version;

    /// <summary>What it makes of the image, in bytes.</summary>
    public byte[] Resized { get; }

    /// <summary>Resizes the image as often as a round asks for.</summary>
    /// <returns>Milliseconds.</returns>
    public double Time() => double.Parse(_script.Ask(""), CultureInfo.InvariantCulture);

    public void Dispose()
    {
        _script.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
