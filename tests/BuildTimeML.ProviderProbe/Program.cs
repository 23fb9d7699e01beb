using System.Globalization;
using BuildTimeML.ProviderProbe;
using BuildTimeML.Runtime;
using BuildTimeML.Runtime.ExecutionProviders;

// A process has one engine, and a driver reads its environment once: so tests of another engine run in a process of their own.
// Arguments: the engine's library, the provider, and models. Prints a line per model: its name, what it ran on, the largest
// difference to the CPU, the memory that its output lies in, and the largest difference with inputs and outputs in that memory.
OnnxRuntimeEngine.LibraryPath = args[0];
ExecutionProvider provider = ExecutionProviderTable.Create(args[1]);
foreach (string path in args[2..])
{
    using ModelSession cpu = ModelSession.Load(path);
    using ModelSession device = ModelSession.Load(path, new ModelOptions { Providers = [provider], RequireProvider = true });
    float[] expected = ProbeRun.Host(cpu, out long[] shape);
    double onHost = Difference(expected, ProbeRun.Host(device, out _));
    double onDevice = Difference(expected, ProbeRun.Device(device, shape, out string memory));
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(path)}|{device.Provider}|{onHost}|{memory}|{onDevice}"));
}

static double Difference(float[] expected, float[] actual) => expected.Zip(actual, (e, a) => Math.Abs((double)e - a)).Max();
