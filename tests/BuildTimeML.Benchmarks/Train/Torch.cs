using System.Globalization;

namespace BuildTimeML.Benchmarks.Train;

/// <summary>The other side: a process of Python that trains the same network with PyTorch.</summary>
internal sealed class Torch : IDisposable
{
    private readonly PythonScript _script;

    /// <param name="folder">Holds the network.</param>
    /// <param name="temperature">Of the soft targets.</param>
    /// <exception cref="BenchmarkException">There is no PyTorch.</exception>
    public Torch(string folder, double temperature)
    {
        _script = new PythonScript(
            "PyTorch", "python3-torch", Path.Combine("Train", "torch_training.py"),
            [folder, .. new IFormattable[] { DigitNetwork.Threads, DigitNetwork.Batch, temperature }.Select(n => n.ToString(null, CultureInfo.InvariantCulture))]);
    }

    public string Version => _script.Version;

    /// <returns>The milliseconds that so many steps take.</returns>
    public double Time(int steps) => double.Parse(_script.Ask($"time {steps}"), CultureInfo.InvariantCulture);

    /// <summary>The losses of steps from the weights that were exported.</summary>
    public double[] Curve(string optimizer, double rate, int steps) =>
        [.. _script.Ask(string.Create(CultureInfo.InvariantCulture, $"curve {optimizer} {rate} {steps}")).Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture))];

    public void Dispose() => _script.Dispose();
}
