using System.Globalization;
using BuildTimeML.Runtime.ExecutionProviders;

namespace BuildTimeML.Runtime.Tests.Child;

/// <summary>A process has one engine, and a driver reads its environment once: so tests of another engine have a process of their own.</summary>
internal static class ProviderScenarios
{
    /// <summary>Prints a line per model: its name, what it ran on, the largest difference to the CPU, the memory that its output lies in, and the largest difference with inputs and outputs in that memory.</summary>
    /// <param name="args">The engine's library, the provider, with a '?' where it is not required, and models.</param>
    public static int Compare(string[] args)
    {
        OnnxRuntimeEngine.LibraryPath = args[0];
        ExecutionProvider provider = ExecutionProviderTable.Create(args[1].TrimEnd('?'));
        bool required = !args[1].EndsWith('?');
        foreach (string path in args[2..])
        {
            using ModelSession cpu = ModelSession.Load(path);
            using ModelSession device = ModelSession.Load(path, new ModelOptions { Providers = [provider, new Cpu()], RequireProvider = required });
            float[] expected = ProbeRun.Host(cpu, out long[] shape);
            double onHost = Difference(expected, ProbeRun.Host(device, out _));
            double onDevice = Difference(expected, ProbeRun.Device(device, shape, out string memory));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(path)}|{device.Provider}|{onHost}|{memory}|{onDevice}"));
        }

        return 0;
    }

    private static double Difference(float[] expected, float[] actual) => expected.Zip(actual, (e, a) => Math.Abs((double)e - a)).Max();
}
