using System.Globalization;
using BuildTimeML.ProviderProbe;
using BuildTimeML.Runtime;
using BuildTimeML.Runtime.ExecutionProviders;

// A process has one engine, and a driver reads its environment once: so tests of another engine run in a process of their own.
// Arguments: the engine's library, the provider, and models. Prints a line per model: name, what it ran on, and the
// largest difference to the CPU.
OnnxRuntimeEngine.LibraryPath = args[0];
ExecutionProvider provider = ExecutionProviderTable.Create(args[1]);
foreach (string path in args[2..])
{
    using var cpu = new ProbeRun(path, new ModelOptions());
    using var other = new ProbeRun(path, new ModelOptions { Providers = [provider], RequireProvider = true });
    double difference = cpu.Run().Zip(other.Run(), (a, b) => Math.Abs((double)a - b)).Max();
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(path)}|{other.Session.Provider}|{difference}"));
}
